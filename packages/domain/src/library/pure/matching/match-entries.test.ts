import { expect, test } from 'vitest'
import type { PlaylistEntry } from '../playlists/model.ts'
import { matchEntries, type Candidate } from './match-entries.ts'

const entry = (fields: Partial<PlaylistEntry>): PlaylistEntry => ({
  locations: [],
  identifiers: [],
  links: [],
  meta: [],
  extensions: [],
  directives: [],
  ...fields,
})

const tracks: readonly Candidate[] = [
  { id: 'lola', title: 'Lola', artist: 'The Kinks', album: 'Lola Versus Powerman', duration: 245_000 },
  { id: 'lola live', title: 'Lola (Live)', artist: 'The Kinks', duration: 250_000 },
  { id: 'jóga', title: 'Jóga', artist: 'Björk', duration: 305_000, identifiers: ['urn:isrc:GBALB9700012'] },
  { id: 'strasse', title: 'Große Straße', artist: 'Ärzte', duration: 200_000 },
  { id: 'here', title: 'Here Comes the Sun (2009 Remaster)', artist: 'The Beatles', duration: 185_000 },
  { id: 'intro 1', title: 'Intro', artist: 'The xx', duration: 127_000 },
  { id: 'intro 2', title: 'Intro', artist: 'alt-J', duration: 157_000 },
  { id: 'kanji', title: '夜に駆ける', artist: 'YOASOBI', duration: 261_000 },
  { id: 'chk', title: '!!!', artist: '!!!', duration: 1_000 },
  {
    id: 'mb',
    title: 'Wrongly named',
    artist: 'Nobody',
    identifiers: ['https://musicbrainz.org/recording/8F3471B5-7E6A-48DA-86A9-C1C07A0F47AE'],
  },
]

test.each<[string, Partial<PlaylistEntry>, string]>([
  ['the same words', { title: 'Lola', creator: 'The Kinks' }, 'lola'],
  ['case, accents and articles aside', { title: 'LOLA', creator: 'Kinks, The' }, 'lola'],
  ['the version asked for', { title: 'Lola (live)', creator: 'Kinks' }, 'lola live'],
  ['without accents', { title: 'Joga', creator: 'Bjork' }, 'jóga'],
  ['ß as ss', { title: 'Grosse Strasse', creator: 'Arzte' }, 'strasse'],
  ['a remaster as what it is', { title: 'Here Comes The Sun', creator: 'The Beatles' }, 'here'],
  ['a slip of the pen', { title: 'Here Coms the Sun', creator: 'The Beatles' }, 'here'],
  ['one of two of a name by its artist', { title: 'Intro', creator: 'alt-J' }, 'intro 2'],
  ['other scripts', { title: '夜に駆ける', creator: 'YOASOBI' }, 'kanji'],
  ['marks alone', { title: '!!!', creator: '!!!' }, 'chk'],
  ['an ISRC, whatever the words', { title: 'x', identifiers: ['isrc:gbalb9700012'] }, 'jóga'],
  ['a MusicBrainz recording', { title: 'x', identifiers: ['urn:uuid:8f3471b5-7e6a-48da-86a9-c1c07a0f47ae'] }, 'mb'],
  ['a file name', { locations: ['Musik/01%20-%20The%20Kinks%20-%20Lola.mp3'] }, 'lola'],
])('an entry is matched by %s', (_, fields, id) => {
  expect(matchEntries([entry(fields)], tracks)[0]?.match?.id).toBe(id)
})

test('duration decides between two of a name', () => {
  const [found] = matchEntries([entry({ title: 'Intro', duration: 156_000 })], tracks)
  expect(found?.candidates.map(({ id }) => id)).toEqual(['intro 2', 'intro 1'])
})

test('an entry that is not there is shown with what comes near, never left out', () => {
  const [near, far, nothing] = matchEntries(
    [entry({ title: 'Lola Blues', creator: 'The Kinks' }), entry({ title: 'Zzyzx', creator: 'Qu' }), entry({})],
    tracks,
  )
  expect(near?.match).toBeUndefined()
  expect(near?.candidates[0]?.id).toBe('lola')
  expect(far).toEqual({ match: undefined, candidates: [] })
  expect(nothing).toEqual({ match: undefined, candidates: [] })
})

test('another recording of the title by somebody else is a candidate at most', () => {
  const [found] = matchEntries([entry({ title: 'Lola', creator: 'Robbie Williams', duration: 150_000 })], tracks)
  expect(found?.match).toBeUndefined()
  expect(found?.candidates.map(({ id }) => id)).toContain('lola')
})

test('5,000 entries find theirs among 50,000 tracks in seconds, common titles and all', () => {
  const words = [
    'love',
    'night',
    'river',
    'stone',
    'blue',
    'dance',
    'fire',
    'home',
    'rain',
    'star',
    'road',
    'dream',
    'light',
  ]
  const word = (n: number): string => words[n % words.length] ?? ''
  const many = Array.from({ length: 50_000 }, (_, i): Candidate => ({
    id: String(i),
    title: i % 10 === 0 ? 'Intro' : `${word(i)} ${word(Math.floor(i / 13))} ${word(Math.floor(i / 169))} ${i % 977}`,
    artist: `Artist ${i % 4_999}`,
    duration: 100_000 + (i % 300) * 1_000,
  }))
  const wanted = Array.from({ length: 5_000 }, (_, i) => many[i * 10 + (i % 10)] as Candidate)
  const start = performance.now()
  const found = matchEntries(
    wanted.map(({ title, artist, duration }) =>
      entry({ title: title.replace('love', 'lov'), creator: artist as string, duration: duration as number }),
    ),
    many,
  )
  const took = performance.now() - start
  expect(found.filter(({ match }, i) => match?.id === wanted[i]?.id).length).toBeGreaterThan(4_950)
  expect(took).toBeLessThan(15_000)
})
