import { expect, test } from 'vitest'
import { retain } from '../retain.ts'
import { sql } from '../shared/sql.ts'
import { aCollection, aGeneration, aShare } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'

const world = aWorld()
const day = 86_400_000
const ago = (days: number) => new Date(Date.now() - days * day)

test('audio nobody heard for 90 days goes, its name and waveform stay; what is kept stays', async () => {
  const ada = await world.aPerson()
  const due = { audioExpiresAt: ago(1) }
  const [plain, recent, favorite, shared, lapsed, collected, trashedOne] = [
    await aGeneration(world, ada, due),
    await aGeneration(world, ada),
    await aGeneration(world, ada, { ...due, isFavorite: true }),
    await aGeneration(world, ada, due),
    await aGeneration(world, ada, due),
    await aGeneration(world, ada, due),
    await aGeneration(world, ada, due),
  ]
  await aShare(world, ada, shared, { isPublic: false })
  await aShare(world, ada, lapsed, { expiresAt: ago(2) })
  await aCollection(world, ada, [collected])
  const trashed = await aCollection(world, ada, [trashedOne])
  await world.as(ada, (work) => work.collections.toTrash(trashed))
  const seen = (id: string) => world.as(ada, (work) => work.generations.seen(id))
  const before = await seen(plain)
  expect((await retain(world.orm)).audio).toBe(3)
  for (const id of [plain, lapsed, trashedOne])
    expect(await seen(id)).toMatchObject({ audioSha256: null, audioExpiresAt: null, state: 'ready' })
  for (const id of [recent, favorite, shared, collected]) expect((await seen(id)).audioSha256).not.toBeNull()
  expect(await seen(plain)).toMatchObject({ audioUrl: before.audioUrl, peaksSha256: before.peaksSha256 })
  expect((await world.as(ada, (work) => work.generations.get(plain))).renderedSha256).toBe(before.audioSha256)
  expect((await seen(favorite)).audioExpiresAt!.getTime()).toBeGreaterThan(Date.now() + 89 * day)
  expect((await retain(world.orm)).audio).toBe(0)
})

test('the trash is emptied after 30 days', async () => {
  const ada = await world.aPerson()
  const [old, young] = [
    await aGeneration(world, ada, { deletedAt: ago(31) }),
    await aGeneration(world, ada, { deletedAt: ago(29) }),
  ]
  const [oldCollection, youngCollection] = [await aCollection(world, ada, [young]), await aCollection(world, ada)]
  await world.asOwner(async (work) => {
    await work.rows(
      sql`update sounds.collections set deleted_at = ${ago(31).toISOString()} where id = ${oldCollection}`,
    )
    await work.rows(
      sql`update sounds.collections set deleted_at = ${ago(29).toISOString()} where id = ${youngCollection}`,
    )
  })
  expect((await retain(world.orm)).trash).toBe(2)
  await expect(world.as(ada, (work) => work.generations.get(old))).rejects.toMatchObject({ code: 'not_found' })
  await world.as(ada, (work) => work.generations.restore(young))
  await world.as(ada, (work) => work.collections.restore(youngCollection))
})

test('listens are forgotten after their day, and a link that ran out leaves Discover for good', async () => {
  const [ada, bob] = [await world.aPerson(), await world.aPerson()]
  const sound = await aGeneration(world, ada)
  const token = await aShare(world, ada, sound)
  await world.as(bob, (work) => work.listens.record(sound, 'play', 'bob'))
  await world.asOwner((work) => work.rows(sql`update sounds.listens set day = day - 2`))
  await world.asOwner((work) =>
    work.rows(sql`update sounds.shared_sounds set expires_at = ${ago(1).toISOString()} where share_token = ${token}`),
  )
  expect((await retain(world.orm)).sounds).toBe(2)
  const share = await world.as(ada, (work) => work.sharedSounds.get({ generationId: sound }))
  expect(share).toMatchObject({ isPublic: false, shareToken: token })
})
