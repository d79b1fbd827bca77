import { describe, expect, test } from 'vitest'
import { attempt, inPassing } from './attempt.ts'
import { foreignKeyViolations } from './foreign-keys.ts'
import { readGrants } from './grants.ts'
import { oversharing, rowViolations } from './rows.ts'
import { structureViolations } from './structure.ts'
import { findTraces } from './traces.ts'
import { aCrowd } from './world.ts'

const crowd = aCrowd()
const rows = () => rowViolations(crowd.client, crowd.bob, crowd.ada)
const structure = () => structureViolations(crowd.client)

/** What the check says of a database after `sabotage` that it did not say before. */
async function after(sabotage: string, check: () => Promise<string[]>): Promise<string[]> {
  const before = new Set(await inPassing(crowd.client, check))
  return (await inPassing(crowd.client, check, sabotage)).filter((violation) => !before.has(violation))
}
const asOwner = (sql: string) => `set local role stemma_owner; ${sql}; reset role`

describe('the suites turn red', () => {
  test('when a policy is dropped, for its owner', async () => {
    const sabotage = asOwner('drop policy own on identity.user_settings')
    expect(await after(sabotage, rows)).toContain('the owner of a row cannot select identity.user_settings (0 rows)')
    expect(await after(sabotage, structure)).toEqual([
      expect.stringContaining('identity.user_settings lacks a policy: own PERMISSIVE stemma_api ALL'),
    ])
  })

  test('when a policy lets everyone through', async () => {
    const sabotage = asOwner('create policy friendly on identity.user_sessions to stemma_api using (true)')
    const found = await after(sabotage, rows)
    expect(found).toContain('another person may select identity.user_sessions (1 rows)')
    expect(found).toContain('nobody may select identity.user_sessions (1 rows)')
    expect(found).toContain('another person may delete identity.user_sessions (1 rows)')
    expect(found).toContain('another person may insert identity.user_sessions (1 rows)')
    expect(await after(sabotage, () => oversharing(crowd.client, null))).toEqual([
      'nobody sees 4 rows of others in identity.user_sessions',
    ])
    expect(await after(sabotage, structure)).toEqual([expect.stringContaining('unforeseen policy: friendly')])
  })

  test('when row-level security is off, or does not bind the owner', async () => {
    const off = asOwner('alter table identity.profiles disable row level security')
    expect(await after(off, rows)).toContain('another person may update identity.profiles (1 rows)')
    const unforced = asOwner('alter table identity.profiles no force row level security')
    expect(await after(unforced, structure)).toEqual(['identity.profiles does not enable and force row-level security'])
  })

  test('when a table of nobody is opened, or a right can be given to oneself', async () => {
    const open = asOwner(
      'create policy own on storage.blobs to stemma_api using (true); grant select on storage.blobs to stemma_api',
    )
    expect(await after(open, rows)).toContain('anybody may select storage.blobs (1 rows)')
    const promote = asOwner(
      'grant update (plan) on identity.profiles to stemma_api; grant update (user_id) on identity.user_sessions to stemma_api',
    )
    expect(await after(promote, structure)).toEqual([
      "identity.profiles.plan may be updated by the API's role",
      "identity.user_sessions.user_id may be updated by the API's role",
    ])
    expect(await after(promote, async () => (await readGrants(crowd.client)).split('\n'))).toEqual([
      'table identity.profiles: stemma_api insert (created_at, plan, updated_at, user_id, username), select, update (plan, updated_at, username)',
      'table identity.user_sessions: stemma_api delete, insert, select, update (user_id)',
    ])
  })

  test('when a function of the definer is open to everyone or has no search_path', async () => {
    const sabotage = `${asOwner('grant create on schema jobs to stemma_definer')}; set local role stemma_definer;
      create function jobs.leak() returns bigint language sql security definer as 'select count(*) from identity.users';
      grant execute on function jobs.leak() to public; reset role`
    expect(await after(sabotage, structure)).toEqual([
      'jobs.leak() may be executed by PUBLIC',
      'jobs.leak() has no fixed search_path',
    ])
  })

  test('when a table has no class, no builder and no protection', async () => {
    const forgotten = asOwner('create table sounds.forgotten (id uuid primary key)')
    expect(await after(forgotten, structure)).toEqual([
      'sounds.forgotten is not in exactly one class of suites/tables.ts',
      'sounds.forgotten has no builder in testing/seeds.ts',
      'sounds.forgotten does not enable and force row-level security',
      'sounds.forgotten lacks a policy: definer PERMISSIVE stemma_definer ALL true true',
      'sounds.forgotten lacks a policy: backup PERMISSIVE stemma_backup SELECT true null',
    ])
  })

  test('when a foreign key forgets the owner', async () => {
    const sabotage =
      asOwner(`grant select, delete, insert on sounds.shared_sounds to stemma_api; drop index sounds.shared_sounds_generation_id_unique;
      alter table sounds.shared_sounds drop constraint shared_sounds_generation_id_owner_id_foreign;
      alter table sounds.shared_sounds add constraint forgetful foreign key (generation_id) references sounds.generations (id)`)
    expect(await after(sabotage, () => foreignKeyViolations(crowd.client, crowd.bob, crowd.ada))).toContain(
      "forgetful: a row of sounds.shared_sounds can insert a pointer at another's sounds.generations (1 rows)",
    )
  })

  test('when something of a person is left', async () => {
    const { client, bob } = crowd
    const kept = `insert into identity.stripe_events (id, type) values ('evt_1', 'for ${bob.mark}')`
    expect(await after(kept, () => findTraces(client, [bob.mark]))).toEqual([
      expect.stringContaining('identity.stripe_events: (evt_1'),
    ])
  })

  test('when a view shows the API’s role what policies hide', async () => {
    const view = asOwner(
      'create view sounds.everything as select * from sounds.generations; grant select on sounds.everything to stemma_api',
    )
    expect(await after(view, structure)).toEqual([
      'sounds.everything is outside our schemas, or a view by which policies are passed by',
    ])
  })
})

test('an attempt leaves nothing behind, neither rows nor the role', async () => {
  const { client, bob } = crowd
  const after = await inPassing(client, async () => {
    expect(await attempt(client, { as: { user: bob.id }, text: 'delete from identity.user_sessions' })).toEqual({
      count: 2,
    })
    const { rows } = await client.query<{ n: number; role: string; user: string | null }>(
      `select count(*)::int as n, current_user as role, nullif(current_setting('app.user_id', true), '') as "user" from identity.user_sessions where user_id = $1`,
      [bob.id],
    )
    return rows[0]
  })
  expect(after).toMatchObject({ n: 2, user: null })
  expect(after?.role).not.toBe('stemma_api')
})
