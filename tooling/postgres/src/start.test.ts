import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isAlive } from './processes.ts'
import { clusterOf, stopPostgres } from './stop.ts'
import { ask, debianBin, kill, start, startInAnotherProcess, temporaryData } from './testing.ts'

describe('starting', () => {
  test('makes a UTF8 cluster with checksums that only a password on loopback opens', async () => {
    await using folder = temporaryData()
    const server = await start(folder.data)
    expect(server.adopted).toBe(false)
    expect(server.major).toBe(Number.parseInt(server.version, 10))
    const settings = await ask(
      server.url,
      `select current_setting('server_encoding') as encoding, datcollate, datlocprovider::text as provider,
        current_setting('data_checksums') as checksums, current_setting('listen_addresses') as address,
        current_setting('unix_socket_directories') as sockets, lower('Ä') = 'ä' as unicode
        from pg_database where datname = current_database()`,
    )
    expect(settings).toMatchObject({
      encoding: 'UTF8',
      checksums: 'on',
      address: '127.0.0.1',
      sockets: '',
      unicode: true,
    })
    await expect(ask(server.url.replace(/:[^:@]+@/, ':wrong@'), 'select 1')).rejects.toMatchObject({ code: '28P01' })
    expect(statSync(join(folder.data, 'launcher.json')).mode & 0o777).toBe(0o600)
  })

  test('keeps data, port and password over a stop', async () => {
    await using folder = temporaryData()
    const first = await start(folder.data)
    await ask(first.url, 'create table kept as select 42 as answer')
    await first.stop()
    await expect.poll(() => isAlive(first.pid)).toBe(false) // it removes its lock file a moment before it ends
    const second = await start(folder.data)
    expect(second).toMatchObject({ adopted: false, url: first.url })
    expect(await ask(second.url, 'select answer from kept')).toEqual({ answer: 42 })
  })

  test('takes another port when its own was taken meanwhile, and says which program is in the way of a fixed one', async () => {
    await using folder = temporaryData()
    const first = await start(folder.data)
    await first.stop()
    const thief = createServer().listen(first.port, '127.0.0.1')
    try {
      await expect(start(folder.data, { port: first.port })).rejects.toMatchObject({ code: 'port' })
      const second = await start(folder.data)
      expect(second.port).not.toBe(first.port)
      expect(await ask(second.url, 'select 1 as one')).toEqual({ one: 1 })
    } finally {
      thief.close()
    }
  })

  test('shows the end of the server log when PostgreSQL refuses to start', async () => {
    await using folder = temporaryData()
    await expect(start(folder.data, { settings: { shared_buffers: 'plenty' } })).rejects.toThrow(
      /invalid value for parameter "shared_buffers"/,
    )
    expect((await start(folder.data)).adopted).toBe(false)
  })

  test('two callers at once, in one process or two, get the same server', async () => {
    await using folder = temporaryData()
    const [here, there, other] = await Promise.all([
      start(folder.data),
      start(folder.data),
      startInAnotherProcess(folder.data),
    ])
    await kill(other.child)
    expect(new Set([here.pid, there.pid, other.pid]).size).toBe(1)
    expect([here.adopted, there.adopted, other.adopted].filter((adopted) => !adopted)).toHaveLength(1)
  })

  test('stopping says whether a server ran', async () => {
    await using folder = temporaryData()
    expect(await stopPostgres({ data: folder.data })).toBe(false)
    const server = await start(folder.data)
    expect(await stopPostgres({ data: folder.data })).toBe(true)
    expect(await stopPostgres({ data: folder.data })).toBe(false)
    expect(isAlive(server.pid)).toBe(false)
  })
})

describe.skipIf(!existsSync(debianBin))(
  'with the programs of PostgreSQL 15 (skipped where Debian has not installed them)',
  () => {
    test('runs them, and the packaged version refuses their data by a sentence that says how to move', async () => {
      await using folder = temporaryData()
      const old = await start(folder.data, { bin: debianBin })
      expect(old.major).toBe(15)
      expect(await ask(old.url, `select lower('Ä') as lower`)).toEqual({ lower: 'ä' })
      const refusal = /written by PostgreSQL 15, .* POSTGRES_BIN .* pg_dumpall/
      await expect(start(folder.data)).rejects.toThrow(refusal)
      await old.stop()
      await expect(start(folder.data)).rejects.toMatchObject({ code: 'version' })
      expect(readFileSync(join(clusterOf(folder.data), 'PG_VERSION'), 'utf8').trim()).toBe('15')
      expect((await start(folder.data, { bin: debianBin })).adopted).toBe(false)
    })
  },
)
