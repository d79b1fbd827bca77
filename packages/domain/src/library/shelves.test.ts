import { describe, expect, test } from 'vitest'
import { sql } from '../shared/sql.ts'
import { aPlaylist, someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { albumList, type AlbumList } from './album-lists.ts'
import { arrangePlaylist } from './arrange-playlist.ts'
import { findTracks, namesIn } from './found.ts'
import { randomAlbums, randomTracks } from './sample.ts'
import { genreRows, starredRows, tracksOfGenre, tracksOfPlaylist } from './shelves.ts'
import { undo } from './undo.ts'
import { tracksByTitle } from './whole.ts'

const world = aWorld()
const titles = (rows: readonly { title: string }[]) => rows.map(({ title }) => title)
const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name)

describe('a playlist that is told anew', () => {
  const letters = ['a', 'b', 'c', 'd', 'e', 'f']
  const started = async () => {
    const ada = await world.aPerson()
    const ids = await someTracks(
      world,
      ada,
      letters.map((title) => ({ title })),
    )
    const of = (text: string) => text.split('').map((letter) => ids[letters.indexOf(letter)]!)
    const playlist = await aPlaylist(world, ada, of('abcde'))
    const order = async () =>
      (await world.as(ada, (work) => work.playlistTracks.order(playlist)))
        .map((id) => letters[ids.indexOf(id)])
        .join('')
    return { ada, of, playlist, order }
  }

  test.for([
    ['edcba'],
    ['ace'],
    ['fabcde'],
    ['f'],
    [''],
    ['badcf'],
    ['ecafb'],
    ['cdeab'],
    ['deabc'],
    ['bcade'],
    ['fedcb'],
    ['dfbea'],
  ])('is %s, and is taken back as one edit', async ([wanted]) => {
    const { ada, of, playlist, order } = await started()
    const revision = await world.as(ada, (work) => arrangePlaylist(work, playlist, of(wanted!)))
    expect(await order()).toBe(wanted)
    await world.as(ada, (work) => undo(work, revision!))
    expect(await order()).toBe('abcde')
  })

  test('is no edit where it is as it was', async () => {
    const { ada, of, playlist } = await started()
    expect(await world.as(ada, (work) => arrangePlaylist(work, playlist, of('abcde')))).toBeNull()
  })

  test('keeps the places of what is in the trash', async () => {
    const { ada, of, playlist, order } = await started()
    await world.as(ada, (work) => work.tracks.toTrash(of('bd')))
    expect(titles(await world.as(ada, (work) => tracksOfPlaylist(work, playlist)))).toEqual(['a', 'c', 'e'])
    await world.as(ada, (work) => arrangePlaylist(work, playlist, of('eac')))
    expect(await order()).toBe('eabcd')
    await expect(world.as(ada, (work) => arrangePlaylist(work, playlist, of('ab')))).rejects.toMatchObject({
      code: 'not_found',
    })
  })
})

test('a whole library is told page by page, the place known or counted alike, though it grows meanwhile', async () => {
  const ada = await world.aPerson()
  await someTracks(
    world,
    ada,
    'hbdfca'.split('').map((title) => ({ title })),
  )
  const page = (offset: number, behind?: { titleKey: string; id: string }) =>
    world.as(ada, (work) => tracksByTitle(work, { offset, limit: 2 }, behind))
  const first = await page(0)
  expect(titles(first)).toEqual(['a', 'b'])
  expect(await page(2)).toEqual(await page(2, first.at(-1)))
  await someTracks(world, ada, [{ title: 'aa' }])
  expect(titles(await page(2, first.at(-1)))).toEqual(['c', 'd'])
  expect(titles(await page(2))).toEqual(['b', 'c'])
  expect(await page(100)).toEqual([])
})

test('albums come in every order, and others’ are not among them', async () => {
  const [ada, bob] = [await world.aPerson(), await world.aPerson()]
  await someTracks(world, bob, [{ title: 'x', album: 'Bobs', artist: 'Bob', genre: 'Rock', year: 1990 }])
  const ids = await someTracks(world, ada, [
    { title: 'one', album: 'Zebra', artist: 'Abba', genre: 'Pop', year: 1999 },
    { title: 'two', album: 'Zebra', artist: 'Abba', genre: 'Rock', year: 1998 },
    { title: 'three', album: 'Apple', artist: 'Zappa', genre: 'Rock', year: 1970 },
  ])
  const hear = (id: string, minute: number) =>
    world.as(ada, (work) =>
      work.trackListens.recordAll([{ trackId: id, listenedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)) }], 'test'),
    )
  for (const minute of [1, 2]) await hear(ids[2]!, minute)
  await hear(ids[0]!, 9)
  const list = async (wanted: AlbumList) =>
    names(await world.as(ada, (work) => albumList(work, wanted, { offset: 0, limit: 10 })))
  expect(await list({ by: 'name' })).toEqual(['Apple', 'Zebra'])
  expect(await list({ by: 'artist' })).toEqual(['Zebra', 'Apple'])
  expect(await list({ by: 'heardMost' })).toEqual(['Apple', 'Zebra'])
  expect(await list({ by: 'heardLast' })).toEqual(['Zebra', 'Apple'])
  expect(await list({ by: 'genre', genre: 'rock' })).toEqual(['Apple', 'Zebra'])
  expect(await list({ by: 'genre', genre: 'pop' })).toEqual(['Zebra'])
  expect(await list({ by: 'years', from: 1960, to: 2000 })).toEqual(['Apple', 'Zebra'])
  expect(await list({ by: 'years', from: 2000, to: 1980 })).toEqual(['Zebra'])
  expect(await list({ by: 'starred' })).toEqual([])
  expect((await list({ by: 'random' })).sort()).toEqual(['Apple', 'Zebra'])
  expect(await world.as(ada, genreRows)).toMatchObject([
    { name: 'Pop', trackCount: 1, albumCount: 1 },
    { name: 'Rock', trackCount: 2, albumCount: 2 },
  ])
  expect(await world.as(ada, (work) => tracksOfGenre(work, 'ROCK', { offset: 1, limit: 5 }))).toHaveLength(1)
})

test('what is in the trash is in no list', async () => {
  const ada = await world.aPerson()
  const [id] = await someTracks(world, ada, [{ title: 'one', album: 'Gone', artist: 'Gone', genre: 'Gone' }])
  await world.as(ada, (work) => work.stars.setAll([{ kind: 'track', id: id! }], true))
  await world.as(ada, (work) => work.tracks.toTrash([id!]))
  expect(await world.as(ada, starredRows)).toEqual({ tracks: [], albums: [], artists: [] })
  expect(await world.as(ada, genreRows)).toEqual([])
  expect(await world.as(ada, (work) => randomTracks(work, { count: 5 }))).toEqual([])
})

test('a search means the artists and albums whose names have its words', async () => {
  const ada = await world.aPerson()
  await someTracks(world, ada, [
    { title: 'Help', artist: 'The Beatles', album: 'Help!' },
    { title: 'Beatles medley', artist: 'Stars on 45', album: 'Long play' },
  ])
  const found = await world.as(ada, async (work) => namesIn(work, 'béatles', await findTracks(work, 'béatles', 10)))
  expect(names(found.artists)).toEqual(['The Beatles'])
  expect(names(found.albums)).toEqual(['Help!'])
})

test('of many, as many as wanted are drawn, each once, and not always the same', async () => {
  const ada = await world.aPerson()
  for (let batch = 0; batch < 7; batch++)
    await world.as(ada, (work) =>
      work.tracks.begin(
        Array.from({ length: 300 }, (_, n) => ({
          title: `${batch} ${n}`,
          format: 'mp3',
          tags: { album: `Album ${n % 40}` },
        })),
      ),
    )
  await world.asOwner((work) => work.rows(sql`analyze library.music_tracks`))
  const draw = async () => (await world.as(ada, (work) => randomTracks(work, { count: 50 }))).map(({ id }) => id)
  const [one, other] = [await draw(), await draw()]
  expect(new Set(one).size).toBe(one.length)
  expect(one.length).toBe(50)
  expect(one).not.toEqual(other)
  expect(await world.as(ada, (work) => randomAlbums(work, 40))).toHaveLength(40)
})
