import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { sql } from '../shared/sql.ts'
import { everyTrack, someTracks } from '../testing/builders.ts'
import { aWorld } from '../testing/world.ts'
import { setMetadata } from './edit-metadata.ts'
import { trackOrders, type Tags } from './input.ts'
import type { Reach, TracksWanted } from './search.ts'

const world = aWorld()
let ada: string
let bob: string

type Wanted = Omit<Partial<TracksWanted>, 'cursor'>
const titles = async (wanted: Wanted, reach?: Reach, user = ada) =>
  (await everyTrack(world, user, wanted, reach)).map(({ title }) => title)
const find = (query: string, user = ada) => titles({ query }, undefined, user)

const songs: ({ title: string } & Partial<Tags>)[] = [
  { title: 'Abbey Road Medley', artist: 'Cover Band', album: 'Tributes' },
  { title: 'Come Together', artist: 'The Beatles', album: 'Abbey Road', trackNumber: 1 },
  { title: 'Something', artist: 'The Beatles', album: 'Abbey Road', trackNumber: 2 },
  { title: 'Abbey Road', artist: 'Nobody' },
  { title: 'The road to the abbey', artist: 'Monks' },
  { title: 'Yesterday', artist: 'The Beatles', album: 'Help!' },
  { title: 'Für Elise', artist: 'Ludwig van Beethoven' },
  { title: 'Halo', artist: 'Beyoncé' },
  { title: 'Straße der Träume', artist: 'Øresund' },
  { title: 'Don’t Stop', artist: 'AC/DC' },
  { title: '夜に駆ける', artist: 'ヨアソビ' },
  { title: '東京', artist: 'くるり' },
  { title: '봄날', artist: '방탄소년단' },
  { title: '100% Pure', artist: 'Crystal' },
  { title: '100 Years', artist: 'Fighting' },
  { title: 'under_score' },
  { title: 'underXscore' },
  { title: 'back\\slash' },
  { title: "drop'table; --" },
  { title: 'Go', artist: 'Moby' },
]

beforeAll(async () => {
  ada = await world.aPerson()
  bob = await world.aPerson()
  await someTracks(world, ada, songs)
  const [hers, gone] = await someTracks(world, ada, [{ title: 'Tagged' }, { title: 'Abbey Road in the trash' }])
  await world.as(ada, (work) => setMetadata(work, [hers!], 'mood', 'Zuversichtlich'))
  await world.as(ada, (work) => work.tracks.toTrash([gone!]))
  await someTracks(world, bob, [{ title: 'Abbey Road of somebody else', artist: 'The Beatles' }])
})

describe('a search', () => {
  test('gives what is called so first, then what is on it, then what only has the words', async () => {
    expect(await find('abbey road')).toEqual([
      'Abbey Road',
      'Come Together',
      'Something',
      'Abbey Road Medley',
      'The road to the abbey',
    ])
  })

  test('finds words of title, artist and album together, and own tags', async () => {
    expect(await find('beatles something')).toEqual(['Something'])
    expect(await find('together abbey BEATLES')).toEqual(['Come Together'])
    expect(await find('zuversicht')).toEqual(['Tagged'])
  })

  test.each([
    ['esterda', 'Yesterday'],
    ['fur elise', 'Für Elise'],
    ['FÜR', 'Für Elise'],
    ['beyonce', 'Halo'],
    ['Beyonce\u0301', 'Halo'],
    ['strasse', 'Straße der Träume'],
    ['oresund', 'Straße der Träume'],
    ['dont stop', 'Don’t Stop'],
    ["don't", 'Don’t Stop'],
    ['ac/dc', 'Don’t Stop'],
    ['駆', '夜に駆ける'],
    ['ヨアソビ', '夜に駆ける'],
    ['東京', '東京'],
    ['방탄', '봄날'],
    ['go', 'Go'],
    ["drop'table; --", "drop'table; --"],
  ])('for %s finds %s', async (query, title) => {
    expect(await find(query)).toContain(title)
  })

  test.each([
    ['100%', ['100% Pure']],
    ['under_score', ['under_score']],
    ['_', ['under_score']],
    ['\\', ['back\\slash']],
    ['%', ['100% Pure']],
    ['%%', []],
    ['xyzzy', []],
    ['abbey xyzzy', []],
  ])('takes %s as it stands', async (query, found) => {
    expect(await find(query)).toEqual(found)
  })

  test.each([
    ['yesturday', 'Yesterday'],
    ['yesterdayy', 'Yesterday'],
    ['yesteday', 'Yesterday'],
    ['yetserday', 'Yesterday'],
    ['beethovan elise', 'Für Elise'],
    ['beethovan elisa', 'Für Elise'],
    ['abey', 'Abbey Road'],
    ['comme togehter', 'Come Together'],
  ])('forgives a mistake a word: %s', async (query, title) => {
    expect(await find(query)).toContain(title)
  })

  test('does not forgive two mistakes in a word, or one in a short word', async () => {
    expect(await find('yosturday')).toEqual([])
    expect(await find('hxlp')).toContain('Yesterday') // four letters
    expect(await find('gu')).toEqual([])
  })

  test('puts what was mistaken behind what was meant', async () => {
    const eve = await world.aPerson()
    await someTracks(world, eve, [{ title: 'Halo' }, { title: 'Hallo' }])
    expect(await find('hallo', eve)).toEqual(['Hallo', 'Halo'])
  })

  test('never finds what is another’s or in the trash, and nothing for nobody', async () => {
    const found = await find('abbey')
    expect(found).not.toContain('Abbey Road of somebody else')
    expect(found).not.toContain('Abbey Road in the trash')
    expect(await find('abbey', bob)).toEqual(['Abbey Road of somebody else'])
    expect(await find('abbei', bob)).toEqual(['Abbey Road of somebody else'])
    await expect(
      world.as(null, (work) => work.rows(sql`select * from library.search('abbey', 10)`)),
    ).rejects.toMatchObject({ code: 'log_in_first' })
  })
})

describe('where more match than can be weighed', () => {
  const far: Reach = { most: 4, span: 7, patience: 0 }
  let eve: string
  beforeAll(async () => {
    eve = await world.aPerson()
    await someTracks(
      world,
      eve,
      Array.from({ length: 60 }, (_, n) => ({
        title: n % 10 === 0 ? `Night ${n}` : n % 3 === 0 ? `A night, ${n}` : `Day ${n}`,
        artist: n % 7 === 0 ? 'Nightwish' : 'Others',
        album: n % 11 === 0 ? 'Nights' : `Album ${n % 4}`,
        genre: n < 6 ? 'Rare' : n % 2 ? 'Odd' : 'Even',
        year: n % 4 ? 1950 + n : null,
      })),
    )
  })
  const matching = (list: readonly { title: string; artist: string | null; album: string | null }[]) =>
    list.filter(({ title, artist, album }) => /night/i.test(`${title}\n${artist}\n${album}`)).map(({ title }) => title)

  test('titles that begin so come first, then artists, then albums; and each once', async () => {
    const all = await everyTrack(world, eve, { order: 'title' })
    const found = await titles({ query: 'night' }, far, eve)
    expect(found.toSorted()).toEqual(matching(all).toSorted())
    const begins = all.filter(({ title }) => title.startsWith('Night'))
    expect(found.slice(0, begins.length)).toEqual(begins.map(({ title }) => title).toSorted())
    const artist = all.filter(({ title, artist: name }) => !title.startsWith('Night') && name === 'Nightwish')
    expect(found.slice(begins.length, begins.length + artist.length).toSorted()).toEqual(
      artist.map(({ title }) => title).toSorted(),
    )
    expect((await titles({ query: 'night' }, undefined, eve)).toSorted()).toEqual(found.toSorted())
  })

  test.each(trackOrders)('the order by %s holds, both ways, filtered or not', async (order) => {
    const genreId = (await everyTrack(world, eve, { query: 'Night 20' }))[0]!.genreId
    for (const descending of [false, true]) {
      const sorted = await everyTrack(world, eve, { order, descending, limit: 50 })
      expect(await titles({ order, descending, query: 'night', limit: 7 }, far, eve), 'walked').toEqual(
        matching(sorted),
      )
      expect(await titles({ order, descending, query: 'night', limit: 9 }, undefined, eve), 'sorted').toEqual(
        matching(sorted),
      )
      const even = sorted.filter((track) => track.genreId === genreId)
      expect(await titles({ order, descending, query: 'night', genreId, limit: 7 }, far, eve), 'filtered').toEqual(
        matching(even),
      )
      expect(await titles({ order, descending, genreId, limit: 7 }, far, eve), 'filter alone').toEqual(
        even.map(({ title }) => title),
      )
    }
  })

  test('a filter that few pass is sorted, whatever is looked for', async () => {
    const rare = (await everyTrack(world, eve, { order: 'added' }))[0]!.genreId
    const wanted = { query: 'night', genreId: rare }
    expect((await titles(wanted, { most: 6, span: 7, patience: 0 }, eve)).toSorted()).toEqual(
      (await titles(wanted, undefined, eve)).toSorted(),
    )
  })
})

test('finds exactly what has every term, however it finds it, and mistakes only behind that', async () => {
  const eve = await world.aPerson()
  const words = ['la', 'lala', 'land', 'Élan', 'nadal', 'a-d', '50%', 'n_d', '東京', '京', 'naïf', 'd’al']
  const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((some) => some.join(' '))
  const songs = fc.sample(fc.record({ title: text, artist: text, album: text }), { numRuns: 80, seed: 7 })
  await someTracks(
    world,
    eve,
    songs.map((song, n) => ({ ...song, title: `${song.title} ${n}` })),
  )
  const all = await everyTrack(world, eve, { limit: 100 })
  const folded = (said: string) =>
    said
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[\u0300-\u036f’]/g, '')
  const pieces = fc.array(fc.tuple(fc.constantFrom(...words), fc.nat(3), fc.integer({ min: 1, max: 6 })), {
    minLength: 1,
    maxLength: 3,
  })
  const queries = fc.sample(pieces, { numRuns: 40, seed: 11 })
  for (const query of queries.map((some) =>
    some.map(([word, from, length]) => word.slice(from, from + length)).join(' '),
  )) {
    const terms = folded(query).split(/\s+/).filter(Boolean)
    if (terms.length === 0) continue
    const expected = all
      .filter(({ title, artist, album }) =>
        terms.every((term) => folded(`${title}\n${artist}\n${album}`).includes(term)),
      )
      .map(({ title }) => title)
      .toSorted()
    const near = await titles({ query, limit: 100 }, undefined, eve)
    expect(near.slice(0, expected.length).toSorted(), query).toEqual(expected)
    if (expected.length > 20) expect(near, query).toHaveLength(expected.length)
    const far = await titles({ query, limit: 10 }, { most: 3, span: 30, patience: 0 }, eve)
    if (expected.length > 3) expect(far.toSorted(), query).toEqual(expected)
  }
})
