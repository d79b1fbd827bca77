import type { AppRouter } from '@stemma/api'
import type { inferRouterOutputs } from '@trpc/server'
import { generations, now, store } from './data.ts'

type Library = inferRouterOutputs<AppRouter>['library']
export type Track = Library['tracks']['get']

const uuid = (kind: string, index: number) => `00000000-0000-4000-${kind}000-${String(index).padStart(12, '0')}`
const artists = [
  ['Low Tide Ensemble', 'Ambient'],
  ['Ada Lovelace Quartet', 'Jazz'],
  ['Die Nachtzüge', 'Krautrock'],
  ['Marta Ruiz', 'Folk'],
  ['Concrete Meadow', 'Techno'],
  ['The Paper Lanterns', 'Indie rock'],
  ['Kwame & the Harbour', 'Highlife'],
  ['Orla Byrne', 'Classical'],
] as const
const places = ['Harbour', 'Kitchen', 'Meadow', 'Station', 'Window', 'Staircase', 'Garden', 'Orchard', 'Ferry', 'Attic']
const times = ['in the rain', 'at dawn', 'after the party', 'before the storm', 'with the lights out', 'on a Sunday']
const records = [
  'First light',
  'Nothing but weather',
  'Songs for an empty house',
  'Slow machines',
  'The long way round',
]
const musicalKeys = ['C', 'G', 'Dm', 'F#m', 'A', 'Bm', 'E', 'Cm']

/** A picture of two colours and a shape, one for each record. */
const covers = Array.from({ length: artists.length * records.length }, (_, index) => {
  const [hue, turn] = [(index * 47) % 360, (index * 29) % 90]
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" fill="oklch(42% 0.08 ${hue})"/><g transform="rotate(${turn} 50 50)" fill="oklch(78% 0.12 ${(hue + 70) % 360})">${
    index % 3 === 0
      ? '<circle cx="50" cy="50" r="27"/>'
      : index % 3 === 1
        ? '<rect x="18" y="40" width="64" height="20" rx="4"/><rect x="18" y="68" width="40" height="8" rx="4"/>'
        : '<path d="M50 16 84 80H16Z"/>'
  }</g></svg>`
  return store(new TextEncoder().encode(svg), 'image/svg+xml')
})

/** Tracks there are: none is written down, each is made from its number. */
export const count = 1_000_000

export const trackOf = (index: number): Track => {
  const by = (index * 7 + Math.floor(index / 12)) % artists.length
  const on = Math.floor(index / 3) % records.length
  const [artist, genre] = artists[by] ?? artists[0]
  const sound = generations[index % generations.length]
  const read = index !== 1
  const durationMs = 141_000 + ((index * 7919) % 260_000)
  return {
    id: uuid('8', index),
    title: `${places[index % 10]} ${times[(index * 5) % 6]}${index > 59 ? `, take ${Math.floor(index / 60)}` : ''}`,
    artist,
    album: records[on] ?? null,
    albumArtist: null,
    genre,
    year: 1968 + ((index * 13) % 57),
    trackNumber: (index % 12) + 1,
    discNumber: null,
    duration: read ? Math.ceil(durationMs / 1000) : null,
    durationMs: read ? durationMs : null,
    fileUrl: '',
    fileSize: 9_000_000 + ((index * 104_729) % 30_000_000),
    format: (['flac', 'mp3', 'flac', 'opus', 'm4a'] as const)[index % 5] ?? 'flac',
    bitrate: read ? ([912, 320, 864, 128, 256][index % 5] ?? null) : null,
    artistId: uuid('a', by),
    albumId: uuid('b', by * records.length + on),
    genreId: uuid('c', by),
    fileSha256: sound?.audioSha256 ?? null,
    coverSha256: index % 9 === 4 ? null : (covers[by * records.length + on] ?? null),
    peaksSha256: read ? (sound?.peaksSha256 ?? null) : null,
    tempo: read ? 62 + ((index * 31) % 120) + 0.4 : null,
    tempoConfidence: read ? 0.91 : null,
    musicalKey: read ? (musicalKeys[index % 8] ?? null) : null,
    keyConfidence: read ? 0.74 : null,
    loudness: read ? -9.4 - (index % 11) : null,
    peak: read ? -0.3 : null,
    overlay: index === 0 ? { title: `${places[0]} ${times[0]}`, year: 1968 } : {},
    state: read ? 'ready' : 'reading',
    errorCode: null,
    jobId: null,
    createdAt: new Date(now.getTime() - (index + 1) * 3_600_000 * 5),
    updatedAt: now,
    deletedAt: null,
    hiddenAt: null,
    playCount: (index * 17) % 41,
    lastPlayedAt: index % 4 === 0 ? new Date(now.getTime() - 86_400_000) : null,
    starredAt: index % 7 === 2 ? now : null,
  }
}

export const artistOf = (index: number): Library['artists']['get'] => ({
  id: uuid('a', index),
  name: artists[index]?.[0] ?? '',
  trackCount: count / artists.length,
  albumCount: records.length,
  durationMs: 3_600_000 * 61,
  createdAt: now,
  starredAt: null,
})
export const allArtists = artists.map((_, index) => artistOf(index)).sort((a, b) => (a.name < b.name ? -1 : 1))

export const albumOf = (index: number): Library['albums']['get'] => ({
  id: uuid('b', index),
  artistId: uuid('a', Math.floor(index / records.length)),
  name: records[index % records.length] ?? '',
  trackCount: 12,
  durationMs: 2_700_000 + index * 60_000,
  createdAt: now,
  artist: artists[Math.floor(index / records.length)]?.[0] ?? '',
  year: 1968 + ((index * 13) % 57),
  coverSha256: index % 9 === 4 ? null : (covers[index] ?? null),
  starredAt: null,
})
export const allAlbums = covers.map((_, index) => albumOf(index))

export const allGenres: readonly Library['genres']['list']['items'][number][] = artists.map(([, name], index) => ({
  id: uuid('c', index),
  name,
  trackCount: 125_000 - index * 900,
  durationMs: 1,
}))

/** The number in an id of this world. */
export const numberOf = (id: string): number => Number(id.slice(-12))
