import { z } from 'zod'
import {
  albumsByName,
  artistsByName,
  findTracks,
  namesIn,
  tracksByTitle,
  type AlbumRow,
  type ArtistRow,
  type TrackRow,
} from '@stemma/domain/library'
import type { Work } from '@stemma/domain'
import { method } from './endpoint.ts'
import { atMost, count, words } from './params.ts'
import type { Places } from './places.ts'
import { album, albumFolder, artist, artistFolder, song } from './shapes.ts'

/** So many of each at once. */
const most = 10_000
/** So deep into what a search found one can page; all of a library is there without words. */
const deepest = 2000
/** So many of the best tracks tell which artists and albums a search means. */
const telling = 500

const input = z.object({
  query: words(500),
  artistCount: atMost(20, most),
  artistOffset: count(0, 10_000_000),
  albumCount: atMost(20, most),
  albumOffset: count(0, 10_000_000),
  songCount: atMost(20, most),
  songOffset: count(0, 10_000_000),
})
type Wanted = z.output<typeof input>
type Found = { artists: ArtistRow[]; albums: AlbumRow[]; songs: TrackRow[] }

/** Everything, page by page: for programs that keep a copy. */
async function everything(work: Work, wanted: Wanted, places: Places): Promise<Found> {
  const { songOffset: offset, songCount: limit } = wanted
  const songs = limit === 0 ? [] : await tracksByTitle(work, { offset, limit }, places.find(work.user, offset))
  places.keep(work.user, offset + songs.length, songs.at(-1))
  return {
    artists: await some(wanted.artistCount, (limit) => artistsByName(work, { offset: wanted.artistOffset, limit })),
    albums: await some(wanted.albumCount, (limit) => albumsByName(work, { offset: wanted.albumOffset, limit })),
    songs,
  }
}

const some = <T>(limit: number, ask: (limit: number) => Promise<T[]>): Promise<T[]> =>
  limit === 0 ? Promise.resolve([]) : ask(limit)

async function search(work: Work, query: string, wanted: Wanted): Promise<Found> {
  const end = Math.min(deepest, wanted.songOffset + wanted.songCount)
  const isNamed = wanted.artistCount + wanted.albumCount > 0
  const tracks = await findTracks(work, query, Math.max(end, isNamed ? telling : 0))
  const { artists, albums } = isNamed
    ? await namesIn(work, query, tracks.slice(0, telling))
    : { artists: [], albums: [] }
  return {
    artists: artists.slice(wanted.artistOffset, wanted.artistOffset + wanted.artistCount),
    albums: albums.slice(wanted.albumOffset, wanted.albumOffset + wanted.albumCount),
    songs: tracks.slice(wanted.songOffset, end),
  }
}

/** Some programs send two quotation marks for nothing, and an asterisk behind every word. */
const find = (work: Work, wanted: Wanted, places: Places): Promise<Found> => {
  const query = wanted.query.replace(/["*]/g, ' ').trim()
  return query === '' ? everything(work, wanted, places) : search(work, query, wanted)
}

export const searching = {
  search3: method('library:read', input, async (work, said, { places }) => {
    const { artists, albums, songs } = await find(work, said, places)
    return { searchResult3: { artist: artists.map(artist), album: albums.map(album), song: songs.map(song) } }
  }),
  search2: method('library:read', input, async (work, said, { places }) => {
    const { artists, albums, songs } = await find(work, said, places)
    return {
      searchResult2: { artist: artists.map(artistFolder), album: albums.map(albumFolder), song: songs.map(song) },
    }
  }),
}
