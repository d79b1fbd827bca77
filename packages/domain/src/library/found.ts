import type { Work } from '../work.ts'
import { albumsIn, artistsIn, listed, type AlbumRow, type ArtistRow, type TrackRow } from './rows.ts'
import { listTracks } from './search.ts'

/** A page of a search may be short and have another after it; so many are asked for at most. */
const pages = 10

/** Tracks that are found by what somebody typed, the best first. */
export async function findTracks(work: Work, query: string, limit: number): Promise<TrackRow[]> {
  const tracks: TrackRow[] = []
  let cursor: string | undefined
  for (let page = 0; page < pages && tracks.length < limit; page++) {
    const wanted = { query, order: 'rank', descending: false, cursor, limit: limit - tracks.length } as const
    const { items, nextCursor } = await listTracks(wanted, (statement) => work.rows(statement))
    tracks.push(...items)
    if (nextCursor === null) break
    cursor = nextCursor
  }
  return tracks
}

const folded = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
const words = (query: string) => folded(query).match(/[\p{L}\p{N}]+/gu) ?? []

/** The artists and albums of tracks that were found, those that have every word in their names. */
export async function namesIn(
  work: Work,
  query: string,
  tracks: readonly TrackRow[],
): Promise<{ artists: ArtistRow[]; albums: AlbumRow[] }> {
  const wanted = words(query)
  const says = (...names: readonly (string | null)[]) => {
    const name = folded(names.join(' '))
    return wanted.every((word) => name.includes(word))
  }
  const of = (ids: readonly string[]) => listed([...new Set(ids)])
  const artists = tracks.filter(({ artist }) => says(artist)).map(({ artistId }) => artistId)
  const albums = tracks.filter(({ album, artist, albumArtist }) => says(album, albumArtist ?? artist))
  return {
    artists: await artistsIn(work, of(artists)),
    albums: await albumsIn(work, of(albums.map(({ albumId }) => albumId))),
  }
}
