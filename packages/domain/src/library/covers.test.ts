import { afterAll, beforeAll, expect, test } from 'vitest'
import { effects } from '../effects.ts'
import { createJobQueue, type ClaimOf, type JobQueue } from '../jobs/index.ts'
import { testKeys } from '../jobs/testing/queue.ts'
import { sweep } from '../storage/index.ts'
import { memoryStore } from '../storage/testing/store.ts'
import { sql } from '../shared/sql.ts'
import { aBlob, someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { coverOf } from './cover-of.ts'
import { setCover } from './set-cover.ts'

const world = aWorld()
let queue: JobQueue
beforeAll(() => void (queue = createJobQueue(world.orm, { effects, keys: testKeys() })))
afterAll(() => queue.close())

const claim = async () =>
  (await queue.claim(['library.cover'], { signal: new AbortController().signal, waitMilliseconds: 0 })) as
    | ClaimOf<'library.cover'>
    | undefined
const give = async (person: string, cover: string) => {
  const [id] = await someTracks(world, person, [{ title: 'One' }])
  await world.as(person, (work) => setCover(work, [id!], cover, queue.enqueue.bind(queue)))
  return id!
}
const sizes = async (person: string, id: string) =>
  Promise.all(
    [1, 96, 97, 480, 481, null].map((side) =>
      world.as(person, async (work) => (await coverOf(work, { kind: 'track', id }, side)).sha256),
    ),
  )

test('a cover is drawn in smaller sizes once, whoever has it, and they go when it goes', async () => {
  const [ada, bob] = [await world.aPerson(), await world.aPerson()]
  const cover = await aBlob(world, ada)
  const id = await give(ada, cover)
  const given = (await claim())!
  expect(given).toMatchObject({ payload: { v: 1, cover }, input: { coverSha256: cover, size: 1000 } })
  expect(await queue.asOwner(given.jobId, given.attempt, (work, job) => queue.readable(work, job))).toEqual([cover])
  expect(await sizes(ada, id)).toEqual(Array.from({ length: 6 }, () => cover))

  const [small, middle] = [await aBlob(world, ada), await aBlob(world, ada)]
  const others = await aBlob(world, bob)
  const sent = (sha256: string) => ({ sha256: sha256 as never, size: 1000 })
  const told = (result: object) => queue.complete(given.jobId, given.attempt, result)
  await expect(told({ small: sent(others), middle: null })).rejects.toMatchObject({ code: 'blob_missing' })
  await told({ small: sent(small), middle: sent(middle) })
  expect(await sizes(ada, id)).toEqual([small, small, middle, middle, cover, cover])

  await aBlob(world, bob, cover)
  expect(await sizes(bob, await give(bob, cover))).toEqual([small, small, middle, middle, cover, cover])
  expect(await claim()).toBeUndefined()

  const store = memoryStore()
  const isThere = async () =>
    (
      await world.asOwner((work) =>
        work.rows<{ n: string }>(sql`select from storage.blobs where sha256 = any (${[cover, small, middle]})`),
      )
    ).length
  for (let round = 0; round < 2; round++) await sweep(world.orm, store, { grace: 0 })
  expect(await isThere()).toBe(3)
  await world.asOwner((work) => work.rows(sql`delete from library.revision_items`))
  await world.asOwner((work) => work.rows(sql`update library.music_tracks set cover_sha256 = null`))
  for (let round = 0; round < 3; round++) await sweep(world.orm, store, { grace: 0 })
  expect(await isThere()).toBe(0)
})

test('a picture that cannot be drawn is not tried again; one whose drawing failed is', async () => {
  const ada = await world.aPerson()
  const [broken, unlucky] = [await aBlob(world, ada), await aBlob(world, ada)]
  const id = await give(ada, broken)
  const first = (await claim())!
  await queue.complete(first.jobId, first.attempt, { small: null, middle: null })
  await give(ada, broken)
  expect(await claim()).toBeUndefined()
  expect(new Set(await sizes(ada, id))).toEqual(new Set([broken]))

  await give(ada, unlucky)
  const second = (await claim())!
  await queue.fail(second.jobId, second.attempt, 'storage_unavailable', false)
  await give(ada, unlucky)
  expect(await claim()).toMatchObject({ payload: { cover: unlucky } })
})
