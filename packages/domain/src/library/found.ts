import type { Cursor } from '../shared/cursor.ts'
import type { Work } from '../work.ts'
import { albumsIn, artistsIn, listed, type AlbumRow, type ArtistRow, type TrackRow } from './rows.ts'
import { listTracks } from './search.ts'

export type FoundTracks = { tracks: TrackRow[]; next: Cursor | null }

/** Tracks that are found by what somebody typed, the best first. */
export async function findTracks(
  work: Work,
  wanted: { query: string; limit: number; cursor?: string | undefined },
): Promise<FoundTracks> {
  const { items, nextCursor } = await listTracks({ ...wanted, order: 'rank', descending: false }, (statement) =>
    work.rows(statement),
  )
  return { tracks: items, next: nextCursor }
}

/** So many of the best tracks tell which artists and albums a search means. */
const telling = 500

const folded = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
const words = (query: string) => folded(query).match(/[\p{L}\p{N}]+/gu) ?? []

/** The artists and albums of the tracks that are found best, those that have every word in their names. */
export async function findNames(work: Work, query: string): Promise<{ artists: ArtistRow[]; albums: AlbumRow[] }> {
  const { tracks } = await findTracks(work, { query, limit: telling })
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
