import { expect, test } from 'vitest'
import { poolOf, createOrm } from '../orm.ts'
import { raw, sql } from '../shared/sql.ts'
import { readTables } from '../testing/full-world.ts'
import { inWork, once } from '../work.ts'
import { attempt, inPassing } from './attempt.ts'
import { foreignKeyViolations } from './foreign-keys.ts'
import { readGrants } from './grants.ts'
import { oversharing, rowViolations } from './rows.ts'
import { structureViolations } from './structure.ts'
import { ownerColumns } from './tables.ts'
import { aCrowd } from './world.ts'

const crowd = aCrowd()

test('tables, policies, functions, columns and roles are as the rules of the database say', async () => {
  expect(await structureViolations(crowd.client)).toEqual([])
})

test('a full world has a row in every table', async () => {
  for (const { name } of await readTables(crowd.client))
    expect(crowd.ada.rows[name]?.length ?? 0, name).toBeGreaterThan(0)
})

test('every verb on every row: the owner as granted, another person and nobody not at all', async () => {
  const { client, ada, bob } = crowd
  expect(await inPassing(client, () => rowViolations(client, bob, ada))).toEqual([])
  expect(await inPassing(client, () => rowViolations(client, ada, bob))).toEqual([])
})

test('without a filter a person sees their own rows, and nobody sees none', async () => {
  const { client, ada } = crowd
  expect(await inPassing(client, () => oversharing(client, ada.id))).toEqual([])
  expect(await inPassing(client, () => oversharing(client, null))).toEqual([])
})

test('no foreign key lets a row point at another person’s', async () => {
  const { client, ada, bob } = crowd
  expect(await inPassing(client, () => foreignKeyViolations(client, bob, ada))).toEqual([])
})

test('an identity that is no uuid closes everything', async () => {
  const { client } = crowd
  const outcome = await inPassing(client, () =>
    attempt(client, { as: { user: 'x' }, text: 'select 1 from identity.users' }),
  )
  expect(outcome).toEqual({ code: '22P02' })
})

test('a connection that served one person knows nobody afterwards, after commit and after rollback', async () => {
  const orm = createOrm({ url: crowd.world.apiUrl, poolMax: 1 })
  try {
    const pool = await poolOf(orm)
    const caller = { token: null, level: 'anyone', scope: null } as const
    const backend = sql`select pg_backend_pid() as pid, current_setting('app.user_id', true) as "user"`
    const served = await inWork(orm, { user: crowd.bob.id }, (work) => work.row<{ pid: number; user: string }>(backend))
    expect(served?.user).toBe(crowd.bob.id)
    await inWork(orm, { user: crowd.bob.id }, async () => {
      throw new Error('on purpose')
    }).catch(() => {})
    const visible = await crowd.client.query<{ name: string }>(
      `select name from unnest($1::text[]) name where has_table_privilege('stemma_api', name, 'select')`,
      [Object.keys(ownerColumns)],
    )
    expect(visible.rows.length).toBeGreaterThan(0)
    for (const { name } of visible.rows) {
      const count = sql`select count(*)::int as n, pg_backend_pid() as pid from ${raw(name)}`
      const none = [{ n: 0, pid: served?.pid }]
      expect(await once(orm, caller, count), name).toEqual(none)
      expect((await pool.query(count.text)).rows, name).toEqual(none)
    }
  } finally {
    await orm.close()
  }
})

/** Record anew with `vitest run -u src/suites/rls.test.ts`, and read the difference. */
test('the grants are those that were reviewed', async () => {
  await expect(await readGrants(crowd.client)).toMatchFileSnapshot('grants.txt')
})
