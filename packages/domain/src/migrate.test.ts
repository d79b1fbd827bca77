import { createTestDatabase, withClient } from '@stemma/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate, migrationStatus, rollback } from './migrate.ts'
import { migrations } from './migrations/files.ts'

let database: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  database = await createTestDatabase()
})
afterAll(() => database.drop())

const names = migrations().map(({ name }) => name)
const contexts = `select nspname from pg_namespace where nspname in ('identity', 'storage', 'jobs', 'sounds', 'library') order by 1`
const count = (sql: string) => withClient(database.adminUrl, async (client) => (await client.query(sql)).rows.length)

describe('migrations', () => {
  test('go back, one step at a time, on populated tables, and forward again', async () => {
    await withClient(database.adminUrl, async (client) => {
      await client.query(`insert into identity.users (id, email, username, password_hash)
        select gen_random_uuid(), 'p' || n || '@example.org', 'person' || n, 'none' from generate_series(1, 20) n`)
      await client.query(`insert into sounds.generations (user_id, prompt, duration, wetness, pitch, type, seed)
        select id, 'a sound', 1, 1, 1, 'wet', 1 from identity.users, generate_series(1, 5)`)
      await client.query(`with hidden as (insert into sounds.collections (user_id, name, is_public, hidden_at)
          select id, 'a name', true, now() from identity.users limit 1 returning id)
        insert into sounds.reports (collection_id, reason) select id, 'hateful' from hidden`)
    })
    await withClient(database.adminUrl, (client) =>
      client.query(`insert into library.music_tracks (user_id, title, artist)
        select id, 'a track', 'somebody' from identity.users, generate_series(1, 5)`),
    )
    for (const name of [...names].reverse()) expect(await rollback({ url: database.adminUrl })).toEqual([name])
    expect(await count(contexts)).toBe(0)
    const { applied } = await migrate({ url: database.adminUrl })
    expect(applied).toEqual(names)
    expect(await count(contexts)).toBe(5)
  })

  test('applied twice change nothing, also by two at once', async () => {
    await rollback({ url: database.adminUrl, steps: names.length })
    const runs = await Promise.all([migrate({ url: database.adminUrl }), migrate({ url: database.adminUrl })])
    expect(runs.flatMap(({ applied }) => applied).sort()).toEqual(names)
    expect((await migrate({ url: database.adminUrl })).applied).toEqual([])
  })

  test('that were changed after they had been applied are refused', async () => {
    const change = (checksum: string) =>
      withClient(database.adminUrl, (client) =>
        client.query('update migrations.applied set checksum = $1 where name = $2', [checksum, names[0]]),
      )
    await change('another')
    await expect(migrate({ url: database.adminUrl })).rejects.toThrow(
      `${names[0]} was changed after it had been applied`,
    )
    expect((await migrationStatus({ url: database.adminUrl }))[0]).toMatchObject({ name: names[0], changed: true })
    await change(migrations()[0]!.checksum)
  })

  test('of a newer version are not touched', async () => {
    const run = (sql: string) => withClient(database.adminUrl, (client) => client.query(sql))
    await run(`insert into migrations.applied (name, checksum) values ('9999-future', 'x')`)
    await expect(migrate({ url: database.adminUrl })).rejects.toThrow(/newer version/)
    await run(`delete from migrations.applied where name = '9999-future'`)
  })

  test('leave every table to the owner', async () => {
    const strangers = await withClient(database.adminUrl, (client) =>
      client.query(`select n.nspname, c.relname, r.rolname from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = c.relowner
        where n.nspname in ('identity', 'storage', 'jobs', 'sounds', 'library') and c.relkind in ('r', 'p') and r.rolname <> 'stemma_owner'`),
    )
    expect(strangers.rows).toEqual([])
  })
})
