import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../shared/sql.ts'
import { everyOne, everyTrack, someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { listAlbums } from './albums.ts'
import { listArtists } from './artists.ts'
import { heldLetters } from './letters.ts'
import { listTracks, type TracksWanted } from './search.ts'

const world = aWorld()
type Wanted = Omit<Partial<TracksWanted>, 'cursor'>

describe('by what was heard', () => {
  let ada: string
  let genreId: string
  const titles = async (wanted: Wanted, reach?: Parameters<typeof everyTrack>[3]) =>
    (await everyTrack(world, ada, wanted, reach)).map(({ title }) => title)

  beforeAll(async () => {
    ada = await world.aPerson()
    const letters = 'abcdefghij'.split('')
    const ids: string[] = []
    for (const title of letters)
      ids.push(...(await someTracks(world, ada, [{ title: `${title} song`, genre: title < 'f' ? 'Pop' : 'Rock' }])))
    const hear = (letter: string, minutes: number[]) =>
      world.as(ada, (work) =>
        work.trackListens.recordAll(
          minutes.map((minute) => ({
            trackId: ids[letters.indexOf(letter)]!,
            listenedAt: new Date(Date.UTC(2026, 0, 1, 0, minute)),
          })),
          'test',
        ),
      )
    await hear('c', [1, 2, 3])
    await hear('g', [50])
    await hear('b', [4, 5])
    await hear('h', [6, 7, 8, 9])
    await hear('e', [60])
    await world.as(ada, (work) => work.tracks.toTrash([ids[letters.indexOf('h')]!]))
    genreId = (await world.as(ada, (work) => work.tracks.get(ids[0]!))).genreId
    await world.asOwner((work) =>
      work.rows(
        sql`update library.music_tracks set created_at = timestamptz '2026-01-01Z' + ascii(title) * interval '1 s' where user_id = ${ada}`,
      ),
    )
  })

  test.each([
    ['plays', true, 'c b [eg] j i f d a'],
    ['plays', false, 'a d f i j [eg] b c'],
    ['played', true, 'e g b c j i f d a'],
    ['played', false, 'c b g e a d f i j'],
  ] as const)(
    'the order by %s (down: %s) goes on where a page ended, however tracks are found',
    async (order, descending, expected) => {
      const like = (found: readonly string[]) => found.map((title) => title[0]).join(' ')
      const pattern = new RegExp(`^${expected.replace('[eg]', '(e g|g e)')}$`)
      const near = { most: 100, span: 100, patience: 0 }
      const far = { most: 1, span: 2, patience: 0 }
      for (const limit of [1, 2, 100]) {
        expect(like(await titles({ order, descending, limit }))).toMatch(pattern)
        for (const reach of [near, far])
          expect(like(await titles({ order, descending, limit, query: 'song' }, reach))).toMatch(pattern)
      }
      const pop = like((await titles({ order, descending })).filter((title) => title < 'f'))
      expect(like(await titles({ order, descending, genreId, limit: 2 }, near))).toBe(pop)
      expect(like(await titles({ order, descending, genreId, limit: 2 }, far))).toBe(pop)
    },
  )
})

test('a page is full where enough match, however many are looked at for it, and short when that takes long', async () => {
  const ada = await world.aPerson()
  await someTracks(
    world,
    ada,
    Array.from({ length: 60 }, (_, n) => ({ title: n % 12 === 11 ? `Night ${n}` : `Day ${n}` })),
  )
  const page = (patience: number) =>
    world.as(ada, (work) =>
      listTracks({ order: 'added', descending: true, query: 'night', limit: 4 }, (statement) => work.rows(statement), {
        most: 2,
        span: 5,
        patience,
      }),
    )
  expect((await page(10_000)).items).toHaveLength(4)
  const hasty = await page(0)
  expect(hasty.items.length).toBeLessThan(4)
  expect(hasty.nextCursor).not.toBeNull()
})

describe('letters', () => {
  let ada: string
  const names = ['7 Seconds', 'Abba', 'abyss', 'Moon', 'Über', 'Zebra', '東京']
  beforeAll(async () => {
    ada = await world.aPerson()
    const ids = await someTracks(
      world,
      ada,
      [...names, 'Queen'].map((name) => ({ title: name, artist: name, album: name })),
    )
    await world.as(ada, (work) => work.tracks.toTrash([ids.at(-1)!]))
    await someTracks(world, await world.aPerson(), [{ title: 'Bobs' }])
  })

  test.each(['title', 'artist', 'album'] as const)(
    'a list by %s begins where names begin so, both ways',
    async (order) => {
      const held = await world.as(ada, (work) => heldLetters(order, (statement) => work.rows(statement)))
      expect(held).toEqual(['#', 'A', 'M', 'Z', '…'])
      const from = async (letter: string, descending: boolean) =>
        (await everyTrack(world, ada, { order, descending, from: letter })).map(({ title }) => title)
      const sorted = ['7 Seconds', 'Abba', 'abyss', 'Moon', 'Zebra', 'Über', '東京']
      expect(await from('#', false)).toEqual(sorted)
      expect(await from('A', false)).toEqual(sorted.slice(1))
      expect(await from('C', false)).toEqual(sorted.slice(3))
      expect(await from('…', false)).toEqual(sorted.slice(5))
      const down = sorted.toReversed()
      expect(await from('…', true)).toEqual(down)
      expect(await from('Z', true)).toEqual(down.slice(2))
      expect(await from('A', true)).toEqual(down.slice(4))
      expect(await from('#', true)).toEqual(down.slice(6))
    },
  )
})

describe('names', () => {
  let ada: string
  beforeAll(async () => {
    ada = await world.aPerson()
    await someTracks(world, ada, [
      { title: '1', artist: 'Beyoncé', album: 'Halo Days' },
      { title: '2', artist: 'The Beatles', album: 'Abbey Road' },
      { title: '3', artist: 'Beatsteaks', album: '100% Days' },
      { title: '4', artist: '東京事変', album: 'Days of 東京' },
    ])
    await someTracks(world, await world.aPerson(), [{ title: 'x', artist: 'Beatrice', album: 'Days' }])
  })
  const artists = async (query: string) =>
    (await everyOne(world, ada, (cursor, ask) => listArtists({ query, cursor, limit: 1 }, ask))).map(({ name }) => name)
  const albums = async (query: string, order: 'name' | 'added' = 'name') =>
    (await everyOne(world, ada, (cursor, ask) => listAlbums({ query, cursor, order, limit: 1 }, ask))).map(
      ({ name }) => name,
    )

  test.each([
    ['beat', ['Beatsteaks', 'The Beatles']],
    ['BEYONCE', ['Beyoncé']],
    ['eat', ['Beatsteaks', 'The Beatles']],
    ['les the', ['The Beatles']],
    ['京', ['東京事変']],
    ['b', ['Beatsteaks', 'Beyoncé', 'The Beatles']],
    ['%', []],
    ['xyz', []],
  ])('of artists are found by a piece: %s', async (query, found) => {
    expect(await artists(query)).toEqual(found)
  })

  test('of albums too, in their order, and only what is still there', async () => {
    expect(await albums('days')).toEqual(['100% Days', 'Days of 東京', 'Halo Days'])
    expect((await albums('days', 'added')).toSorted()).toEqual(await albums('days'))
    expect(await albums('0%')).toEqual(['100% Days'])
    const [track] = await everyTrack(world, ada, { query: 'Halo Days' })
    await world.as(ada, (work) => work.tracks.toTrash([track!.id]))
    expect(await albums('days')).toEqual(['100% Days', 'Days of 東京'])
    expect(await albums('d')).toEqual(['100% Days', 'Abbey Road', 'Days of 東京'])
  })

  test('a page is of the list and the query it was asked for', async () => {
    const page = await world.as(ada, (work) =>
      listArtists({ query: 'beat', limit: 1 }, (statement) => work.rows(statement)),
    )
    await expect(
      world.as(ada, (work) =>
        listArtists({ query: 'bea', limit: 1, cursor: page.nextCursor! }, (statement) => work.rows(statement)),
      ),
    ).rejects.toMatchObject({ code: 'cursor_invalid' })
  })
})
