import { describe, expect, test } from 'vitest'
import { writePage, type PageQuery } from '../shared/page.ts'
import { sql } from '../shared/sql.ts'
import { aCollection, aGeneration, aShare } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { historyPage, trashPage, type GenerationSeen, type HistoryFilter } from './generation-view.ts'
import { keptBecause } from './pure/kept.ts'

const world = aWorld()

const read = async <T>(user: string, query: PageQuery<T>) =>
  writePage(query, await world.as(user, (work) => work.rows<{ items: string }>(query.statement)))

async function history(
  user: string,
  filter: HistoryFilter = {},
  limit = 3,
  between: () => Promise<unknown> = async () => {},
): Promise<GenerationSeen[]> {
  const all: GenerationSeen[] = []
  let cursor: string | undefined
  do {
    const page = await read(user, historyPage({ ...filter, limit, cursor }))
    all.push(...page.revive().items)
    cursor = page.nextCursor ?? undefined
    await between()
  } while (cursor)
  return all
}

const at = (minute: number) => new Date(Date.UTC(2026, 5, 1, 0, minute))

describe('history', () => {
  test('gives every sound once, newest first, also of equal times and while sounds are made', async () => {
    const ada = await world.aPerson()
    const made = []
    for (let n = 0; n < 11; n++)
      made.push(await aGeneration(world, ada, { prompt: `sound ${n}`, createdAt: at(Math.floor(n / 4)) }))
    await aGeneration(world, await world.aPerson(), { prompt: 'of somebody else' })
    const seen = await history(ada, {}, 3, () => aGeneration(world, ada, { prompt: 'new' }))
    expect(seen.map(({ id }) => id).sort()).toEqual(made.sort())
    const ages = seen.map(({ createdAt }) => createdAt.getTime())
    expect(ages).toEqual([...ages].sort((a, b) => b - a))
  })

  test('can be of one type, of favourites, of what was made from a sound; together too', async () => {
    const ada = await world.aPerson()
    const source = await aGeneration(world, ada, { type: 'wet' })
    const wanted = await aGeneration(world, ada, { type: 'squeaker', isFavorite: true, derivedFrom: source })
    await aGeneration(world, ada, { type: 'squeaker', derivedFrom: source })
    const ids = async (filter: HistoryFilter) => (await history(ada, filter)).map(({ id }) => id)
    expect(await ids({ type: 'wet' })).toEqual([source])
    expect(await ids({ type: 'squeaker' })).toHaveLength(2)
    expect(await ids({ favorites: true })).toEqual([wanted])
    expect(await ids({ derivedFrom: source, favorites: true, type: 'squeaker' })).toEqual([wanted])
    expect(await ids({ derivedFrom: wanted })).toEqual([])
  })

  test('refuses the cursor of another filter', async () => {
    const ada = await world.aPerson()
    for (let n = 0; n < 3; n++) await aGeneration(world, ada)
    const { nextCursor } = await read(ada, historyPage({ limit: 1 }))
    expect(() => historyPage({ limit: 1, type: 'wet', cursor: nextCursor! })).toThrow(
      expect.objectContaining({ code: 'cursor_invalid' }),
    )
  })

  test('says why audio is kept', async () => {
    const ada = await world.aPerson()
    const [plain, favorite, shared, collected] = [
      await aGeneration(world, ada),
      await aGeneration(world, ada, { isFavorite: true }),
      await aGeneration(world, ada),
      await aGeneration(world, ada),
    ]
    const gone = await aGeneration(world, ada, { audioSha256: null })
    await aShare(world, ada, shared, { isPublic: false })
    await aShare(world, ada, plain, { expiresAt: new Date(Date.now() - 1000) })
    await aCollection(world, ada, [collected, gone])
    const reasons = new Map((await history(ada)).map((sound) => [sound.id, keptBecause(sound)]))
    expect(reasons).toEqual(
      new Map([
        [plain, 'recent'],
        [favorite, 'favourite'],
        [shared, 'shared'],
        [collected, 'collected'],
        [gone, null],
      ]),
    )
  })
})

describe('the trash', () => {
  const trash = async (user: string) => (await read(user, trashPage({ limit: 10 }))).items.map(({ id }) => id)

  test('takes a sound out of every list and gives it back, its collections counting along', async () => {
    const ada = await world.aPerson()
    const [sound, other] = [await aGeneration(world, ada), await aGeneration(world, ada)]
    const collection = await aCollection(world, ada, [sound, other])
    const count = async () => (await world.as(ada, (work) => work.collections.get(collection))).soundCount
    for (const _ of ['once', 'twice']) await world.as(ada, (work) => work.generations.toTrash(sound))
    expect((await history(ada)).map(({ id }) => id)).toEqual([other])
    expect(await trash(ada)).toEqual([sound])
    expect(await count()).toBe(1)
    for (const _ of ['once', 'twice']) await world.as(ada, (work) => work.generations.restore(sound))
    expect(await trash(ada)).toEqual([])
    expect(await count()).toBe(2)
  })

  test('does so once when asked twice at the same moment', async () => {
    const ada = await world.aPerson()
    const sound = await aGeneration(world, ada)
    const collection = await aCollection(world, ada, [sound])
    await Promise.all(Array.from({ length: 6 }, () => world.as(ada, (work) => work.generations.toTrash(sound))))
    expect((await world.as(ada, (work) => work.collections.get(collection))).soundCount).toBe(0)
  })

  test('alone lets a sound be removed for good', async () => {
    const ada = await world.aPerson()
    const [kept, gone] = [await aGeneration(world, ada), await aGeneration(world, ada, { deletedAt: new Date() })]
    await expect(world.as(ada, (work) => work.generations.purge(kept))).rejects.toMatchObject({ code: 'not_found' })
    await world.as(ada, (work) => work.generations.purge(gone))
    expect(await trash(ada)).toEqual([])
  })

  test('is nobody else’s', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const sound = await aGeneration(world, ada)
    for (const deed of ['toTrash', 'restore', 'purge', 'seen', 'live'] as const) {
      await expect(world.as(bob, async (work) => void (await work.generations[deed](sound)))).rejects.toMatchObject({
        code: 'not_found',
      })
    }
  })
})

test('the API’s role cannot give a sound audio, plays, a mark or another owner', async () => {
  const [ada, bob] = [await world.aPerson(), await world.aPerson()]
  const [mine, others] = [await aGeneration(world, ada), await aGeneration(world, bob)]
  const stolen = await world.as(bob, async (work) => (await work.generations.seen(others)).audioSha256)
  const changes = [
    sql`update sounds.generations set audio_sha256 = ${stolen} where id = ${mine}`,
    sql`update sounds.generations set play_count = 9 where id = ${mine}`,
    sql`update sounds.generations set is_favorite = true where id = ${mine}`,
    sql`update sounds.generations set user_id = ${bob} where id = ${mine}`,
    sql`update sounds.generations set hidden_at = null where id = ${mine}`,
    sql`insert into sounds.generations (user_id, prompt, duration, wetness, pitch, type, seed, play_count) values (${ada}, 'x', 1, 1, 1, 'wet', 1, 9)`,
    sql`insert into sounds.favorites (user_id, generation_id) values (${ada}, ${others})`,
    sql`select * from sounds.presentable`,
    sql`select sounds.is_shown(${others}, null)`,
  ]
  for (const change of changes)
    await expect(world.as(ada, (work) => work.rows(change))).rejects.toMatchObject({ code: '42501' })
  const keep = sql`select sounds.keep_audio(${mine}, ${stolen}, ${stolen}, 1, null) as kept`
  expect(await world.as(ada, (work) => work.row(keep))).toEqual({ kept: false })
  const fresh = await aGeneration(world, ada, { state: 'rendering' })
  const take = sql`select sounds.keep_audio(${fresh}, ${stolen}, ${stolen}, 1, null)`
  await expect(world.as(ada, (work) => work.rows(take))).rejects.toMatchObject({ code: 'blob_missing' })
})
