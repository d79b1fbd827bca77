import { createHash, randomUUID } from 'node:crypto'
import { withClient } from '@stemma/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../shared/sql.ts'
import { aWorld } from '../testing/world.ts'
import { startWork, type Work } from '../work.ts'
import { keepBlob } from './keep.ts'
import { knownBlobs } from './known.ts'
import { sweep } from './sweep.ts'
import { memoryStore, type MemoryStore } from './testing/store.ts'

const world = aWorld()
let store: MemoryStore
beforeAll(() => void (store = memoryStore()))

const admin = (text: string, values: unknown[] = []) =>
  withClient(world.adminUrl, async (client) => (await client.query(text, values)).rows as Record<string, unknown>[])
const bytesOf = (content: string) => new TextEncoder().encode(content)
const digestOf = (content: string) => createHash('sha256').update(content).digest('hex')
const keep = async (owner: string, content: string = randomUUID()) => {
  const blob = { sha256: digestOf(content), size: content.length, mediaType: 'audio/wav' as const }
  await keepBlob((work) => world.as(owner, work), store, bytesOf(content), blob)
  return blob.sha256
}
/** A row of the owner's that points at a blob. */
const refer = async (owner: string, sha256: string) => {
  const [row] = await admin(
    `insert into sounds.generations (user_id, prompt, duration, wetness, pitch, type, seed, audio_sha256)
    values ($1, 'a', 1, 1, 1, 'wet', 1, $2) returning id`,
    [owner, sha256],
  )
  return row!['id'] as string
}
const holders = async (sha256: string) =>
  (await admin('select owner_id from storage.holdings where sha256 = $1', [sha256])).map((row) => row['owner_id'])
/** A day and an hour go by. */
const later = () =>
  admin(`update storage.blobs set unreferenced_at = unreferenced_at - interval '25 h';
  update storage.holdings set created_at = created_at - interval '25 h'`)
const run = (options: Parameters<typeof sweep>[2] = {}) => sweep(world.orm, store, options)
const isThere = async (sha256: string) => [
  store.has(sha256),
  (await admin('select from storage.blobs where sha256 = $1', [sha256])).length === 1,
]

describe('the sweep', () => {
  test('removes what nothing has pointed at for a day, its row and its holdings, and nothing else', async () => {
    const ada = await world.aPerson()
    const [used, unused, fresh] = [await keep(ada), await keep(ada, 'unused'), await keep(ada)]
    await refer(ada, used)
    expect(await run()).toMatchObject({ removed: 0, bytes: 0 })
    await later()
    await admin('update storage.blobs set unreferenced_at = now() where sha256 = $1', [fresh])
    expect(await run({ dryRun: true })).toEqual({ removed: 1, bytes: 6, kept: 2 })
    expect(await isThere(unused)).toEqual([true, true])
    expect(await run()).toEqual({ removed: 1, bytes: 6, kept: 2 })
    expect(await isThere(unused)).toEqual([false, false])
    expect(await holders(unused)).toEqual([])
    for (const stays of [used, fresh]) expect(await isThere(stays)).toEqual([true, true])
  })

  test('takes its mark back from what is used again, and from what is sent again', async () => {
    const ada = await world.aPerson()
    const [referred, sent] = [await keep(ada), await keep(ada, 'sent again')]
    await run()
    await later()
    await refer(ada, referred)
    await keep(ada, 'sent again')
    await run()
    expect(
      await admin('select sha256 from storage.blobs where unreferenced_at is not null and sha256 = $1', [referred]),
    ).toEqual([])
    for (const stays of [referred, sent]) expect(await isThere(stays)).toEqual([true, true])
  })

  test('a dry run leaves no trace', async () => {
    const sha256 = await keep(await world.aPerson())
    await run({ dryRun: true })
    expect(
      await admin('select sha256 from storage.blobs where unreferenced_at is not null and sha256 = $1', [sha256]),
    ).toEqual([])
  })

  test('takes a holding from those who have nothing left that points there, while others keep theirs', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const sha256 = await keep(ada, 'shared')
    await keep(bob, 'shared')
    await refer(ada, sha256)
    const his = await refer(bob, sha256)
    await later()
    await run()
    expect(await holders(sha256)).toHaveLength(2)
    await admin('delete from sounds.generations where id = $1', [his])
    await run()
    expect(await holders(sha256)).toEqual([ada])
    expect(await isThere(sha256)).toEqual([true, true])
  })

  test('knows tables that were made after it', async () => {
    const ada = await world.aPerson()
    const sha256 = await keep(ada, 'of a later room')
    await admin(`create table storage.later (owner_id uuid, cover_sha256 varchar(64) references storage.blobs (sha256));
      grant select on storage.later to stemma_definer; grant references on storage.blobs to current_user`)
    await admin('insert into storage.later values ($1, $2)', [ada, sha256])
    await run()
    await later()
    await run()
    expect(await isThere(sha256)).toEqual([true, true])
    await admin('drop table storage.later')
  })

  test('keeps the row of what the store could not remove', async () => {
    const sha256 = await keep(await world.aPerson())
    await run()
    await later()
    store.failing = true
    await expect(run()).rejects.toThrow('the store fails')
    store.failing = false
    expect(await isThere(sha256)).toEqual([true, true])
    expect((await run()).removed).toBeGreaterThan(0)
    expect(await isThere(sha256)).toEqual([false, false])
  })
})

describe('the same bytes sent while they are swept', () => {
  test('are recorded after they were removed, and asked for again', async () => {
    const ada = await world.aPerson()
    const sha256 = await keep(ada, 'raced')
    await run()
    await later()
    let sending: Promise<string> | undefined
    // The bytes arrive, and then the sweep removes them, before their row could be written.
    store.beforeRemove = async () => {
      const stored = store.stored('raced')
      sending = keep(ada, 'raced')
      sending.catch(() => {})
      await stored
    }
    await run()
    delete store.beforeRemove
    await expect(sending).rejects.toMatchObject({ code: 'storage_unavailable' })
    await keep(ada, 'raced')
    expect(await isThere(sha256)).toEqual([true, true])
  })

  test('are kept when a row points at them before the sweep has the lock', async () => {
    const ada = await world.aPerson()
    const sha256 = await keep(ada, 'referred at the last moment')
    await run()
    await later()
    const slow = await startWork(world.owner, { role: 'stemma_definer' })
    await slow.rows(sql`insert into sounds.generations (user_id, prompt, duration, wetness, pitch, type, seed, audio_sha256)
      values (${ada}, 'a', 1, 1, 1, 'wet', 1, ${sha256})`)
    const sweeping = run()
    await waitingFor('storage.forget')
    await slow.commit()
    await sweeping
    expect(await isThere(sha256)).toEqual([true, true])
  })
})

describe('the known blobs', () => {
  test('are listed to the owner’s commands in the order of digests, and to nobody else', async () => {
    const listed = []
    for await (const { sha256 } of knownBlobs(world.owner)) listed.push(sha256)
    expect(listed).toEqual(
      (await admin('select sha256 from storage.blobs order by sha256 collate "C"')).map((row) => row['sha256']),
    )
    await expect(world.as(await world.aPerson(), (work) => work.blobs.known('', 10))).rejects.toMatchObject({
      code: '42501',
    })
    await expect(knownBlobs(world.orm).next()).rejects.toMatchObject({ code: '42501' })
  })

  test('cannot be recorded by nobody, nor with another size', async () => {
    const ada = await world.aPerson()
    const sha256 = await keep(ada)
    const ways: ((work: Work) => Promise<void>)[] = [
      (work) => work.blobs.record({ sha256, size: 1 }, 'audio/wav'),
      (work) => work.blobs.recordAll([{ sha256, size: 1, mediaType: 'audio/wav' }]),
    ]
    for (const record of ways) {
      await expect(world.as(null, record)).rejects.toMatchObject({ code: 'log_in_first' })
      await expect(world.as(ada, record)).rejects.toMatchObject({ code: 'blob_mismatch' })
    }
  })
})

/** Until a statement of ours waits for a lock. */
async function waitingFor(text: string): Promise<void> {
  for (;;) {
    const [waiting] = await admin(
      `select from pg_stat_activity where wait_event_type = 'Lock' and query like $1 and datname = current_database()`,
      [`%${text}%`],
    )
    if (waiting) return
  }
}

afterAll(() => store.clear())
