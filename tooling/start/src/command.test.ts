import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isAlive, removePostgres, usePostgres } from '@stemma/postgres'
import { throwAwayFolder } from '@stemma/postgres/throw-away'
import { afterEach, beforeEach, expect, test } from 'vitest'

let data = ''
beforeEach(() => {
  data = throwAwayFolder('stemma command ')
})
afterEach(async () => {
  await removePostgres({ data: join(data, 'postgres') })
  rmSync(data, { recursive: true, force: true })
})

const program = fileURLToPath(new URL('./command.ts', import.meta.url))

async function command(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: '/usr/bin:/bin', STEMMA_DATA: data },
  })
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}
const database = () => existsSync(join(data, 'postgres/cluster/postmaster.pid'))

test('migrate brings a database up to date, status lists it, rollback takes steps back; the database is stopped each time', async () => {
  const migrated = await command('migrate')
  expect(migrated).toMatchObject({ code: 0, out: 'The database is up to date.\n' })
  expect(migrated.err).toMatch(/Migrated the database: 0001/)
  expect(database()).toBe(false)
  const applied = (await command('migrate', 'status')).out.trim().split('\n')
  expect(applied.every((line) => /^\d{4}-\S+ {2}\d{4}-/.test(line))).toBe(true)
  const taken = await command('migrate', 'rollback')
  expect(taken).toMatchObject({ code: 0, err: '' })
  expect(taken.out).toMatch(/^Took back \d{4}-\S+\.\n$/)
  const left = (await command('migrate', 'status')).out.trim().split('\n')
  expect(left.filter((line) => line.endsWith('not applied'))).toHaveLength(1)
  expect(database()).toBe(false)
})

test('a database that is in use is left running', async () => {
  const server = await usePostgres({ data: join(data, 'postgres') })
  expect((await command('migrate')).code).toBe(0)
  expect(isAlive(server.pid)).toBe(true)
  await server.release()
  expect(isAlive(server.pid)).toBe(false)
})

test('secrets are made without a database', async () => {
  expect(await command('secrets')).toMatchObject({ code: 0, out: `The secrets are in ${data}/secrets.json.\n` })
  expect(Object.keys(JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')) as object)).toContain('workerToken')
  expect(existsSync(join(data, 'postgres'))).toBe(false)
})

test.each([[[]], [['migrate', 'sideways']], [['migrate', 'rollback', '0']], [['migrate', 'rollback', '1', 'more']]])(
  'what it does not know is answered by the usage: %j',
  async (args) => {
    const { code, err } = await command(...args)
    expect(code).toBe(2)
    expect(err).toContain('usage:')
  },
)
