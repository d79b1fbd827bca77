import { z } from 'zod'
import { albumList, randomTracks, starredRows, tracksOfGenre, type AlbumList } from '@stemma/domain/library'
import type { Work } from '@stemma/domain'
import { method } from './endpoint.ts'
import { count, ParameterMissing, ref, thing, words } from './params.ts'
import { album, albumFolder, artist, artistFolder, song } from './shapes.ts'

const year = z
  .string()
  .regex(/^\d{1,4}$/, 'it is no year')
  .transform(Number)

const simple = {
  random: 'random',
  newest: 'added',
  frequent: 'heardMost',
  recent: 'heardLast',
  starred: 'starred',
  alphabeticalByName: 'name',
  alphabeticalByArtist: 'artist',
} as const

const listInput = z.object({
  type: z.enum([...(Object.keys(simple) as (keyof typeof simple)[]), 'highest', 'byYear', 'byGenre']),
  size: count(10, 500),
  offset: count(0, 10_000_000),
  fromYear: year.optional(),
  toYear: year.optional(),
  genre: words(200).optional(),
})
type Wanted = z.output<typeof listInput>

function listOf({ type, fromYear, toYear, genre }: Wanted): AlbumList | undefined {
  if (type === 'highest') return undefined // nothing is rated here
  if (type === 'byGenre') {
    if (genre === undefined) throw new ParameterMissing('genre')
    return { by: 'genre', genre }
  }
  if (type === 'byYear') {
    if (fromYear === undefined || toYear === undefined)
      throw new ParameterMissing(fromYear === undefined ? 'fromYear' : 'toYear')
    return { by: 'years', from: fromYear, to: toYear }
  }
  return { by: simple[type] }
}

const albums = async (work: Work, wanted: Wanted) => {
  const list = listOf(wanted)
  return list ? albumList(work, list, { offset: wanted.offset, limit: wanted.size }) : []
}

const stars = async (work: Work) => {
  const { tracks, albums, artists } = await starredRows(work)
  return { tracks: tracks.map(song), albums, artists }
}

/** Lists that the server makes. */
export const lists = {
  getAlbumList2: method('library:read', listInput, async (work, said) => ({
    albumList2: { album: (await albums(work, said)).map(album) },
  })),
  getAlbumList: method('library:read', listInput, async (work, said) => ({
    albumList: { album: (await albums(work, said)).map(albumFolder) },
  })),
  getRandomSongs: method(
    'library:read',
    z.object({
      size: count(10, 500),
      genre: words(200).optional(),
      fromYear: year.optional(),
      toYear: year.optional(),
    }),
    async (work, { size, genre, fromYear, toYear }) => ({
      randomSongs: { song: (await randomTracks(work, { count: size, genre, from: fromYear, to: toYear })).map(song) },
    }),
  ),
  getSongsByGenre: method(
    'library:read',
    z.object({ genre: words(200), count: count(10, 500), offset: count(0, 10_000_000) }),
    async (work, said) => ({
      songsByGenre: {
        song: (await tracksOfGenre(work, said.genre, { offset: said.offset, limit: said.count })).map(song),
      },
    }),
  ),
  getStarred2: method('library:read', z.object({}), async (work) => {
    const { tracks, albums, artists } = await stars(work)
    return { starred2: { artist: artists.map(artist), album: albums.map(album), song: tracks } }
  }),
  getStarred: method('library:read', z.object({}), async (work) => {
    const { tracks, albums, artists } = await stars(work)
    return { starred: { artist: artists.map(artistFolder), album: albums.map(albumFolder), song: tracks } }
  }),
  // Nobody is told what others hear, and nothing outside is asked what is like what.
  getNowPlaying: method('library:read', z.object({}), () => ({ nowPlaying: { entry: [] } })),
  getTopSongs: method('library:read', z.object({ artist: words(500) }), () => ({ topSongs: { song: [] } })),
  getSimilarSongs: method('library:read', z.object({ id: thing('track', 'album', 'artist') }), () => ({
    similarSongs: { song: [] },
  })),
  getSimilarSongs2: method('library:read', z.object({ id: ref('artist') }), () => ({ similarSongs2: { song: [] } })),
}
