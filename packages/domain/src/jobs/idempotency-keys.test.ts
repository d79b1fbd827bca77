import { withClient } from '@stemma/testing'
import { describe, expect, test } from 'vitest'
import { aWorld } from '../testing/world.ts'
import { startWork } from '../work.ts'

const world = aWorld()
const hash = 'a'.repeat(64)

describe('an idempotency key', () => {
  test('remembers what was answered, for the same procedure and input', async () => {
    const ada = await world.aPerson()
    const remember = (procedure = 'sounds.rename', input = hash) =>
      world.as(ada, (work) => work.idempotencyKeys.remember('key-1234', procedure, input))
    await world.as(ada, async (work) => {
      expect(await work.idempotencyKeys.remember('key-1234', 'sounds.rename', hash)).toBeUndefined()
      await work.idempotencyKeys.store('key-1234', '{"json":1}')
    })
    expect(await remember()).toBe('{"json":1}')
    await expect(remember('sounds.delete')).rejects.toMatchObject({ code: 'idempotency_mismatch' })
    await expect(remember('sounds.rename', 'b'.repeat(64))).rejects.toMatchObject({ code: 'idempotency_mismatch' })
    const bob = await world.aPerson()
    expect(
      await world.as(bob, (work) => work.idempotencyKeys.remember('key-1234', 'sounds.delete', hash)),
    ).toBeUndefined()
  })

  test('is free again after a day, and after a failure', async () => {
    const ada = await world.aPerson()
    const remember = () => world.as(ada, (work) => work.idempotencyKeys.remember('key-1234', 'sounds.rename', hash))
    await expect(
      world.as(ada, async (work) => {
        await work.idempotencyKeys.remember('key-1234', 'sounds.delete', hash)
        throw new Error('on purpose')
      }),
    ).rejects.toThrow('on purpose')
    expect(await remember()).toBeUndefined()
    expect(await remember()).toBeNull()
    await withClient(world.adminUrl, (client) =>
      client.query(`update jobs.idempotency_keys set created_at = created_at - interval '25 h'`),
    )
    expect(await remember()).toBeUndefined()
  })

  test.each(['commit', 'rollback'] as const)(
    'makes who comes meanwhile wait, until the first one’s %s',
    async (end) => {
      const ada = await world.aPerson()
      const first = await startWork(world.orm, { user: ada })
      await first.idempotencyKeys.remember('key-1234', 'sounds.rename', hash)
      const second = world.as(ada, (work) => work.idempotencyKeys.remember('key-1234', 'sounds.rename', hash))
      await first.idempotencyKeys.store('key-1234', 'first')
      await waiting()
      await first[end]()
      expect(await second).toBe(end === 'commit' ? 'first' : undefined)
    },
  )
})

/** Until somebody waits for the key. */
const waiting = () =>
  withClient(world.adminUrl, async (client) => {
    for (;;) {
      const { rows } = await client.query(
        `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%idempotency_keys%' and datname = current_database()`,
      )
      if (rows.length > 0) return
    }
  })
