import { randomUUID } from 'node:crypto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createOrm, poolOf, type Orm } from './orm.ts'
import { raw, sql } from './shared/sql.ts'
import { aWorld } from './testing/world.ts'
import { inWork, once, startWork } from './work.ts'

const world = aWorld()
const nobody = { token: null, level: 'anyone', scope: null } as const

/** Over one connection. */
function single({ prepare = true } = {}): Orm {
  const orm = createOrm({ url: world.apiUrl, poolMax: 1, prepare })
  onTestFinished(() => orm.close())
  return orm
}

describe('a unit of work', () => {
  test('carries its caller for row-level security, and nobody else sees the rows', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const count = sql`select count(*)::int as n from identity.users`
    expect(await world.as(ada, (work) => work.rows(count))).toEqual([{ n: 1 }])
    expect(await world.as(bob, async (work) => (await work.users.me()).id)).toBe(bob)
    expect(await world.as(null, (work) => work.rows(count))).toEqual([{ n: 0 }])
    expect(await once(world.orm, nobody, count)).toEqual([{ n: 0 }])
  })

  test('keeps nothing when its work throws', async () => {
    const ada = await world.aPerson()
    const failing = world.as(ada, async (work) => {
      ;(await work.users.me()).username = 'changed'
      await work.em.flush()
      throw new Error('on purpose')
    })
    await expect(failing).rejects.toThrow('on purpose')
    expect(await world.as(ada, async (work) => (await work.users.me()).username)).not.toBe('changed')
  })

  test('cannot be used after it ended', async () => {
    const ada = await world.aPerson()
    const work = await startWork(world.orm, { user: ada })
    await work.commit()
    await expect(work.users.me()).rejects.toMatchObject({ code: 'unit_closed' })
  })

  test('refuses what the role may not do, whatever the code says', async () => {
    const ada = await world.aPerson()
    const promote = world.as(ada, (work) => work.rows(sql`update identity.profiles set plan = 'pro'`))
    await expect(promote).rejects.toMatchObject({ code: '42501' })
  })

  test('refuses a token nobody has, and tells it from none', async () => {
    const person = { level: 'person', scope: null } as const
    await expect(startWork(world.orm, { token: 'x', ...person })).rejects.toMatchObject({ code: 'session_ended' })
    await expect(once(world.orm, { token: null, ...person }, sql`select 1`)).rejects.toMatchObject({
      code: 'log_in_first',
    })
  })

  test('turns database errors into the catalogue', async () => {
    const ada = await world.aPerson()
    await expect(once(world.orm, nobody, sql`select 1 / ${0}::int`)).rejects.toMatchObject({ kind: 'invalid' })
    const twice = world.as(ada, (work) => work.rows(sql`insert into identity.user_settings (user_id) values (${ada})`))
    await expect(twice).rejects.toMatchObject({ code: 'already_exists' })
  })

  test('gives its connection back when the connection dies, more often than the pool is large', async () => {
    const ada = await world.aPerson()
    const die = sql`select pg_terminate_backend(pg_backend_pid())`
    for (let times = 0; times < 25; times++) {
      await expect(world.as(ada, (work) => work.rows(die))).rejects.toMatchObject({ code: 'database_busy' })
      await expect(once(world.orm, nobody, die)).rejects.toMatchObject({ code: 'database_busy' })
    }
    expect(await world.as(ada, async (work) => (await work.users.me()).id)).toBe(ada)
  })

  test('of one statement goes on after any failure, on the same connection', async () => {
    const orm = single()
    const failures = [
      () => once(orm, { token: 'x', level: 'person', scope: null }, sql`select ${1}::int as fresh, 1`),
      () => once(orm, nobody, sql`select ${1}::int as fresh, nothing`), // does not parse
      () => once(orm, nobody, sql`select ${'x'}::int as fresh, 2`), // does not bind
      () => once(orm, nobody, sql`select 1 / ${0}::int as fresh`), // does not run
    ]
    const [{ backend }] = (await once<{ backend: number }>(orm, nobody, sql`select pg_backend_pid() as backend`)) as [
      { backend: number },
    ]
    for (const fail of failures) {
      await expect(fail()).rejects.toBeInstanceOf(Error)
      await expect(fail()).rejects.toBeInstanceOf(Error)
      expect(await once(orm, nobody, sql`select pg_backend_pid() as backend`)).toEqual([{ backend }])
    }
    expect(await once(orm, nobody, sql`select ${1}::int as fresh, 1 as n`)).toEqual([{ fresh: 1, n: 1 }])
  })

  test('of one statement keeps nothing of what a deferred check refuses', async () => {
    const pool = await poolOf(world.owner)
    await pool.query('create table public.deferred (n int unique deferrable initially deferred)')
    const twice = sql`insert into public.deferred select 1 from generate_series(1, ${2}::int)`
    await expect(once(world.owner, nobody, twice)).rejects.toMatchObject({ code: 'already_exists' })
    expect((await pool.query('select n from public.deferred')).rows).toEqual([])
  })

  test('of one statement prepares more texts than a connection keeps, each answered by its own', async () => {
    const orm = single()
    for (let round = 0; round < 2; round++)
      for (let n = 0; n < 300; n++) expect(await once(orm, nobody, sql`select ${raw(String(n))} as n`)).toEqual([{ n }])
    const [{ kept }] = (await once<{ kept: number }>(
      orm,
      nobody,
      sql`select count(*)::int as kept from pg_prepared_statements`,
    )) as [{ kept: number }]
    expect(kept).toBeLessThanOrEqual(256)
  })

  test('prepares nothing where a pooler hands out another connection every time', async () => {
    const orm = single({ prepare: false })
    const prepared = sql`select count(*)::int + ${0} as n from pg_prepared_statements`
    for (let times = 0; times < 2; times++) {
      expect(await once(orm, nobody, prepared)).toEqual([{ n: 0 }])
      expect(await inWork(orm, { user: null }, (work) => work.rows(prepared))).toEqual([{ n: 0 }])
    }
    await expect(once(orm, { token: 'x', level: 'person', scope: null }, prepared)).rejects.toMatchObject({
      code: 'session_ended',
    })
  })

  test('rolls back after a commit that a deferred constraint refuses, and frees the connection', async () => {
    for (let times = 0; times < 15; times++) {
      const fail = inWork(world.orm, { user: randomUUID() }, (work) =>
        work.rows(
          sql`insert into jobs.idempotency_keys (owner_id, key, procedure, input_hash) values (${randomUUID()}, 'k', 'p', 'h')`,
        ),
      )
      await expect(fail).rejects.toBeInstanceOf(Error)
    }
    expect(await once(world.orm, nobody, sql`select 1 as one`)).toEqual([{ one: 1 }])
  })
})
