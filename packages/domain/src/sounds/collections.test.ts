import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writePage, type PageQuery } from '../shared/page.ts'
import { sql } from '../shared/sql.ts'
import { aCollection, aGeneration } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { collectionSoundsPage } from './collection-sounds.ts'
import { collectionsPage, collectionsTrashPage } from './collections.ts'

const world = aWorld()

async function everything<T>(user: string, page: (cursor: string | undefined) => PageQuery<T>): Promise<T[]> {
  const all: T[] = []
  let cursor: string | undefined
  do {
    const query = page(cursor)
    const written = writePage(query, await world.as(user, (work) => work.rows<{ items: string }>(query.statement)))
    all.push(...written.revive().items)
    cursor = written.nextCursor ?? undefined
  } while (cursor)
  return all
}

const orderOf = async (user: string, collectionId: string) =>
  (await everything(user, (cursor) => collectionSoundsPage({ collectionId, cursor, limit: 3 }))).map(({ id }) => id)

const sounds = async (user: string, count: number) =>
  Promise.all(Array.from({ length: count }, () => aGeneration(world, user)))

describe('a collection', () => {
  test('has a name of its own among those that are not in the trash, whatever the case', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const add = (user: string, name: string) =>
      world.as(user, async (work) => work.collections.create(name, null, false).id)
    const first = await add(ada, 'Große Töne')
    await expect(add(ada, 'gROSSE tÖNE')).resolves.toEqual(expect.any(String) as unknown) // ß is not ss
    await expect(add(ada, 'GROßE TÖNE')).rejects.toMatchObject({
      code: 'name_taken',
      params: { thing: 'collection', field: 'name' },
    })
    await expect(add(bob, 'Große Töne')).resolves.toEqual(expect.any(String) as unknown)
    await world.as(ada, (work) => work.collections.toTrash(first))
    const second = await add(ada, 'große töne')
    await expect(world.as(ada, (work) => work.collections.restore(first))).rejects.toMatchObject({ code: 'name_taken' })
    await world.as(ada, (work) => work.collections.restore(first, 'Große Töne, alt'))
    const names = (await everything(ada, (cursor) => collectionsPage({ cursor, limit: 2 }))).map(({ name }) => name)
    expect(names).toEqual(['gROSSE tÖNE', 'große töne', 'Große Töne, alt'])
    await world.as(ada, async (work) => ((await work.collections.live(second)).name = 'Other'))
    await expect(
      world.as(ada, async (work) => void ((await work.collections.live(second)).name = 'GROSSE töne')),
    ).rejects.toMatchObject({ code: 'name_taken' })
  })

  test('goes to the trash and can be removed for good from there; its sounds stay', async () => {
    const ada = await world.aPerson()
    const [sound] = await sounds(ada, 1)
    const collection = await aCollection(world, ada, [sound!])
    await expect(world.as(ada, (work) => work.collections.purge(collection))).rejects.toMatchObject({
      code: 'not_found',
    })
    await world.as(ada, (work) => work.collections.toTrash(collection))
    await expect(world.as(ada, (work) => work.collections.live(collection))).rejects.toMatchObject({
      code: 'not_found',
    })
    const trash = await everything(ada, (cursor) => collectionsTrashPage({ cursor, limit: 2 }))
    expect(trash).toMatchObject([{ id: collection, deletedAt: expect.any(Date) as unknown }])
    await world.as(ada, (work) => work.collections.purge(collection))
    expect(await everything(ada, (cursor) => collectionsTrashPage({ cursor, limit: 2 }))).toEqual([])
    expect((await world.as(ada, (work) => work.generations.seen(sound!))).collectionCount).toBe(0)
  })

  test('takes sounds at its end, each once, and counts them', async () => {
    const ada = await world.aPerson()
    const [a, b, c] = await sounds(ada, 3)
    const collection = await aCollection(world, ada, [b!])
    expect(await world.as(ada, (work) => work.collectionSounds.append(collection, [c!, b!, a!, c!]))).toBe(2)
    expect(await orderOf(ada, collection)).toEqual([b, c, a])
    await world.as(ada, (work) => work.collectionSounds.takeOut(collection, c!))
    expect(await orderOf(ada, collection)).toEqual([b, a])
    expect((await world.as(ada, (work) => work.collections.get(collection))).soundCount).toBe(2)
    await expect(world.as(ada, (work) => work.collectionSounds.takeOut(collection, c!))).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  test('takes neither another’s sounds nor deleted ones, and is not touched by others', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const [mine] = await sounds(ada, 1)
    const [others] = await sounds(bob, 1)
    const deleted = await aGeneration(world, ada, { deletedAt: new Date() })
    const collection = await aCollection(world, ada, [mine!])
    for (const id of [others!, deleted]) {
      await expect(
        world.as(ada, (work) => work.collectionSounds.append(collection, [mine!, id])),
      ).rejects.toMatchObject({ code: 'not_found' })
    }
    for (const deed of [
      () => world.as(bob, (work) => work.collectionSounds.append(collection, [others!])),
      () => world.as(bob, (work) => work.collectionSounds.takeOut(collection, mine!)),
      () => world.as(bob, (work) => work.collectionSounds.move(collection, mine!, null)),
    ]) {
      await expect(deed()).rejects.toMatchObject({ code: 'not_found' })
    }
    expect(await orderOf(bob, collection)).toEqual([])
    expect(await orderOf(ada, collection)).toEqual([mine])
  })

  test('counts right when sounds come and go at the same moment', async () => {
    const ada = await world.aPerson()
    const many = await sounds(ada, 8)
    const collection = await aCollection(world, ada, many.slice(0, 4))
    await Promise.allSettled([
      ...many.map((id) => world.as(ada, (work) => work.collectionSounds.append(collection, [id]))),
      ...many.slice(0, 3).map((id) => world.as(ada, (work) => work.generations.toTrash(id))),
      ...many.slice(3, 5).map((id) => world.as(ada, (work) => work.collectionSounds.takeOut(collection, id))),
    ])
    const { soundCount } = await world.as(ada, (work) => work.collections.get(collection))
    expect(soundCount).toBe((await orderOf(ada, collection)).length)
  })
})

describe('the order of a collection', () => {
  test('is what dragging made it, whatever was dragged where', async () => {
    const ada = await world.aPerson()
    const all = await sounds(ada, 7)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(6), fc.integer({ min: -1, max: 6 })), { maxLength: 25 }),
        async (moves) => {
          const collection = await aCollection(world, ada, all)
          const expected = [...all]
          for (const [moving, after] of moves) {
            const id = all[moving]!
            const behind = after === -1 ? null : all[after]!
            await world.as(ada, (work) => work.collectionSounds.move(collection, id, behind))
            if (behind === id) continue
            expected.splice(expected.indexOf(id), 1)
            expected.splice(behind === null ? 0 : expected.indexOf(behind) + 1, 0, id)
          }
          expect(await orderOf(ada, collection)).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('is changed by writing one row, until a gap is used up', async () => {
    const ada = await world.aPerson()
    const [a, b, c] = await sounds(ada, 3)
    const collection = await aCollection(world, ada, [a!, b!, c!])
    const places = () =>
      world.as(ada, (work) =>
        work.rows<{ id: string; place: number }>(
          sql`select generation_id as id, sort_order as place from sounds.collection_sounds where collection_id = ${collection}`,
        ),
      )
    const placesBy = async () => new Map((await places()).map(({ id, place }) => [id, place]))
    let renumbered = 0
    for (let n = 0; n < 14; n++) {
      const before = await placesBy()
      const [moving, other] = n % 2 === 0 ? [c!, b!] : [b!, c!]
      await world.as(ada, (work) => work.collectionSounds.move(collection, moving, a!))
      const after = await placesBy()
      const changed = [...after].filter(([id, place]) => before.get(id) !== place)
      if (changed.length > 1) renumbered++
      expect(await orderOf(ada, collection)).toEqual([a, moving, other])
    }
    expect(renumbered).toBe(1)
  })

  test('stays in range when sounds are put at the far ends for ever', async () => {
    const ada = await world.aPerson()
    const [a, b] = await sounds(ada, 2)
    const collection = await aCollection(world, ada, [a!, b!])
    await world.asOwner((work) =>
      work.rows(
        sql`update sounds.collection_sounds set sort_order = case when generation_id = ${a} then -1999999999 else 1999999999 end where collection_id = ${collection}`,
      ),
    )
    await world.as(ada, (work) => work.collectionSounds.move(collection, b!, null))
    await world.as(ada, (work) => work.collectionSounds.move(collection, b!, a!))
    const [c] = await sounds(ada, 1)
    await world.as(ada, (work) => work.collectionSounds.append(collection, [c!]))
    expect(await orderOf(ada, collection)).toEqual([a, b, c])
  })

  test('names what it does not have', async () => {
    const ada = await world.aPerson()
    const [a, stranger] = await sounds(ada, 2)
    const collection = await aCollection(world, ada, [a!])
    await expect(world.as(ada, (work) => work.collectionSounds.move(collection, stranger!, a!))).rejects.toMatchObject({
      code: 'not_found',
    })
    await expect(world.as(ada, (work) => work.collectionSounds.move(collection, a!, stranger!))).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})
