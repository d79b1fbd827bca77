import { expect, test } from 'vitest'
import { aGeneration, aShare } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { similarTo, type SimilarSound } from './public-sound.ts'

const world = aWorld()

const similar = async (
  user: string | null,
  generationId: string,
  { token, limit = 10 }: { token?: string; limit?: number } = {},
) =>
  JSON.parse(
    (await world.as(user, (work) => work.rows<{ items: string }>(similarTo({ generationId, token, limit }))))[0]!.items,
  ) as SimilarSound[]

test('similar sounds are one’s own and public ones, the nearest first, never private ones of others', async () => {
  const [ada, bob] = [await world.aPerson(), await world.aPerson()]
  const knobs = { type: 'wet', pitch: 5, wetness: 5, duration: 2 } as const
  const sound = await aGeneration(world, ada, knobs)
  const twin = await aGeneration(world, ada, knobs)
  const longer = await aGeneration(world, ada, { ...knobs, duration: 4 })
  const higher = await aGeneration(world, ada, { ...knobs, pitch: 8 })
  const other = await aGeneration(world, ada, { ...knobs, type: 'classic' })
  await aGeneration(world, ada, { ...knobs, deletedAt: new Date() })
  await aGeneration(world, ada, { ...knobs, state: 'failed' })
  await aGeneration(world, bob, knobs)
  const shared = await aGeneration(world, bob, { ...knobs, pitch: 6 })
  const token = await aShare(world, bob, shared)
  const found = await similar(ada, sound)
  expect(found.map(({ id }) => id)).toEqual([twin, shared, longer, higher, other])
  expect(found.map(({ distance }) => distance)).toEqual([0, 0.1, 0.2, 0.3, 0.4])
  expect(found.map(({ shareToken, isMine }) => [shareToken, isMine])).toEqual([
    [null, true],
    [token, false],
    [null, true],
    [null, true],
    [null, true],
  ])
  expect((await similar(ada, sound, { limit: 2 })).map(({ id }) => id)).toEqual([twin, shared])
  expect((await similar(null, shared)).map(({ id }) => id)).toEqual([])
  await expect(similar(bob, sound)).rejects.toMatchObject({ code: 'not_found' })
})
