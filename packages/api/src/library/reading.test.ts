import type { FullWorld } from '@stemma/domain/testing/full-world'
import { describe, expect, test } from 'vitest'
import { aServer } from '../testing/server.ts'

const server = aServer()

type Page = {
  items: ({ id: string; title: string; createdAt: Date } & Record<string, unknown>)[]
  nextCursor: string | null
}
const ask = (path: string, input: object, { secrets }: FullWorld) =>
  server.call({ path: `library.${path}`, type: 'query' }, input, { token: secrets.session })
async function get<T = Page>(path: string, input: object, world: FullWorld): Promise<T> {
  const { data, error } = await ask(path, input, world)
  expect(error).toBeNull()
  return data as T
}
const live = (world: FullWorld) =>
  [0, 2].map((index) => String(world.rows['library.music_tracks']![index]!['id'])).toSorted()

describe('tracks', () => {
  test('come page by page with their dates, and with nothing they are only sorted by', async () => {
    const ada = await server.aWorld()
    const first = await get('tracks.list', { limit: 1, order: 'title' }, ada)
    const rest = await get('tracks.list', { limit: 1, order: 'title', cursor: first.nextCursor }, ada)
    expect(rest.nextCursor).toBeNull()
    const items = [...first.items, ...rest.items]
    expect(items.map(({ id }) => id).toSorted()).toEqual(live(ada))
    for (const item of items) {
      expect(item.createdAt).toBeInstanceOf(Date)
      expect(Object.keys(item).filter((name) => name.includes(' '))).toEqual([])
    }
  })

  test('are found by a piece of their text, narrowed down, and by nobody else', async () => {
    const [ada, bob] = [await server.aWorld(), await server.aWorld()]
    const query = ada.mark.slice(2, 8)
    const idsOf = async (input: object, world = ada) =>
      (await get('tracks.list', input, world)).items.map(({ id }) => id).toSorted()
    expect(await idsOf({ query })).toEqual(live(ada))
    expect(await idsOf({ query, order: 'year', key: 'F#m', format: 'wav' })).toEqual(live(ada))
    expect(await idsOf({ query, year: { from: 1990, to: 1991 } })).toEqual([])
    expect(await idsOf({ query }, bob)).toEqual([])
  })

  test('are not gone through by a place of another list, or one that somebody made up', async () => {
    const ada = await server.aWorld()
    const forged = (cursor: string, sort: (string | null)[]) => {
      const [version, list, , id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
      return Buffer.from(JSON.stringify([version, list, sort, id])).toString('base64url')
    }
    const query = ada.mark.slice(2, 8)
    const ranked = await get('tracks.list', { limit: 1, query }, ada)
    const added = await get('tracks.list', { limit: 1, order: 'added' }, ada)
    const wrong: [object, string][] = [
      [{ order: 'title' }, added.nextCursor!],
      [{ order: 'added', format: 'wav' }, added.nextCursor!],
      [{ order: 'added' }, forged(added.nextCursor!, ['yesterday'])],
      ...[
        ['500', 'a', 'b', 'not a number'],
        ['500', null, null, null],
        ['added', 'yesterday', null, null],
        ['album', 'a', 'not an id', '1'],
        ['nowhere', 'a', 'b', '1'],
      ].map((sort): [object, string] => [{ query }, forged(ranked.nextCursor!, sort)]),
    ]
    for (const [input, cursor] of wrong) {
      const { error } = await ask('tracks.list', { ...input, limit: 1, cursor }, ada)
      expect(error?.data, JSON.stringify(input)).toMatchObject({ httpStatus: 400, reason: 'cursor_invalid' })
    }
    const stage = forged(ranked.nextCursor!, ['title', null, null, null])
    expect(
      (await get('tracks.list', { query, limit: 5, cursor: stage }, ada)).items.map(({ id }) => id).toSorted(),
    ).toEqual(live(ada))
  })
})

test('artists, albums and genres are listed by name with what they hold, and given one by one', async () => {
  const ada = await server.aWorld()
  type Named = { id: string; name: string; trackCount: number; starredAt?: Date | null }
  const artists = await get<{ items: Named[] }>('artists.list', {}, ada)
  expect(artists.items.map(({ name, trackCount }) => [name, trackCount])).toContainEqual([ada.mark, 2])
  const artist = artists.items.find(({ name }) => name === ada.mark)!
  expect(artist.starredAt).toBeInstanceOf(Date)
  expect(artist).toMatchObject(await get<Named>('artists.get', { id: artist.id }, ada))
  const byName = await get<{ items: Named[] }>('albums.list', { artistId: artist.id }, ada)
  expect(byName.items).toMatchObject([{ name: ada.mark, artist: ada.mark, trackCount: 2 }])
  expect(await get('albums.list', { artistId: artist.id, order: 'added' }, ada)).toEqual(byName)
  expect(byName.items[0]).toMatchObject(await get<Named>('albums.get', { id: byName.items[0]!.id }, ada))
  for (const list of ['artists.list', 'albums.list']) {
    const found = await get<{ items: Named[] }>(list, { query: ada.mark.slice(1).toUpperCase() }, ada)
    expect(found.items.map(({ name }) => name)).toEqual([ada.mark])
    expect(await get(list, { query: 'no such name' }, ada)).toEqual({ items: [], nextCursor: null })
  }
  const genres = await get<{ items: Named[] }>('genres.list', {}, ada)
  expect(genres.items.map(({ name, trackCount }) => [name, trackCount])).toContainEqual([ada.mark, 1])
  expect(await get('totals', {}, ada)).toMatchObject({ trackCount: 2, trashCount: 1 })
})

test('a list by title begins at a letter that is held, and what was heard most comes first by plays', async () => {
  const ada = await server.aWorld()
  const by = (wanted: object) => get('tracks.list', { limit: 100, ...wanted }, ada)
  const all = await by({ order: 'title' })
  const held = await get<string[]>('tracks.letters', { order: 'title' }, ada)
  expect(held.length).toBeGreaterThan(0)
  expect(await by({ order: 'title', from: held[0] })).toEqual(all)
  expect((await by({ order: 'title', from: '…' })).items.length).toBeLessThan(all.items.length)
  const plays = (await by({ order: 'plays', descending: true })).items.map(({ playCount }) => Number(playCount))
  expect(plays).toEqual(plays.toSorted((a, b) => b - a))
})
