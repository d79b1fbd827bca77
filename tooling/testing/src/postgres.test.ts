import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createTestDatabase, withClient } from './postgres.ts'

const say = (url: string, word: string) =>
  withClient(url, (client) => client.query('insert into words values ($1)', [word]))
const words = (url: string) =>
  withClient(url, async (client) => (await client.query<{ word: string }>('select word from words')).rows)

test('two databases of one run know nothing of each other', async () => {
  await using one = await createTestDatabase()
  await using other = await createTestDatabase()
  await say(one.apiUrl, 'hello')
  expect(await words(one.adminUrl)).toEqual([{ word: 'hello' }])
  expect(await words(other.adminUrl)).toEqual([])
})

test('many are cloned at once', async () => {
  const databases = await Promise.all(Array.from({ length: 6 }, () => createTestDatabase()))
  expect(new Set(databases.map(({ name }) => name)).size).toBe(6)
  await Promise.all(databases.map((database) => database.drop()))
})

test('privileges on the database come along, and no others', async () => {
  await using database = await createTestDatabase()
  await withClient(database.apiUrl, async (client) => {
    await client.query('create schema mine')
    await expect(client.query('drop table words')).rejects.toMatchObject({ code: '42501' })
  })
})

test('dropping ends the connections that are still open', async () => {
  const database = await createTestDatabase()
  await withClient(database.apiUrl, async (client) => {
    client.on('error', () => {})
    const ended = new Promise<void>((resolve) => client.once('end', resolve))
    await database.drop()
    await ended
  })
  await expect(words(database.adminUrl)).rejects.toMatchObject({ code: '3D000' })
})

test('a throw-away server and its folder are gone after its process is killed with -9', async () => {
  const program = `
    import { startThrowAwayServer } from ${JSON.stringify(new URL('./postgres-server.ts', import.meta.url).href)}
        console.log((await startThrowAwayServer({ shared_buffers: '16MB' })).url)
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  const url = line.toString().trim()
  const folder = await withClient(url, async (client) => {
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    return rows[0]!.data_directory
  })
  expect(existsSync(folder)).toBe(true)
  child.kill('SIGKILL')
  await expect.poll(() => existsSync(folder), { timeout: 30_000 }).toBe(false)
  await expect(withClient(url, (client) => client.query('select 1'))).rejects.toMatchObject({ code: 'ECONNREFUSED' })
})
