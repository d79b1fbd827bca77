import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { canCreateRoles, ensureDatabase } from './databases.ts'
import { isAlive } from './processes.ts'
import { ask, kill, start, temporaryData } from './testing.ts'
import { usePostgres } from './use.ts'

test('the last user to leave stops the server, whoever started it', async () => {
  await using folder = temporaryData()
  const first = await usePostgres({ data: folder.data })
  const second = await usePostgres({ data: folder.data })
  expect(second.pid).toBe(first.pid)
  await first.release()
  expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 })
  await second.release()
  expect(isAlive(first.pid)).toBe(false)
})

test('a user killed with -9 no longer counts', async () => {
  await using folder = temporaryData()
  const program = `
    import { usePostgres } from ${JSON.stringify(new URL('./use.ts', import.meta.url).href)}
    console.log((await usePostgres({ data: process.argv[1] })).pid)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder.data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const here = await usePostgres({ data: folder.data })
  expect(here).toMatchObject({ adopted: true, pid: Number(line.toString()) })
  await kill(child)
  await here.release()
  expect(isAlive(here.pid)).toBe(false)
})

test('a database is made once and its URL answered every time', async () => {
  await using folder = temporaryData()
  const server = await start(folder.data)
  const url = await ensureDatabase(server.url, 'a-b')
  expect(await ensureDatabase(server.url, 'a-b')).toBe(url)
  expect(await ask(url, 'select current_database() as name')).toEqual({ name: 'a-b' })
  expect(await canCreateRoles(url, 0)).toBe(true)
  await ask(url, `create role plain login password 'plain'`)
  expect(await canCreateRoles(url.replace(/\/\/postgres:[^@]+@/, '//plain:plain@'), 0)).toBe(false)
})
