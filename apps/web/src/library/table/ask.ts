import { trpc } from '../../trpc.ts'
import { isBeginning, lettersOf, orderOf, spanOf, type LibrarySearch } from '../search.ts'

/** Tracks a page has. */
export const pageSize = 100

/** What the address asks the server for. */
export const askOf = (search: LibrarySearch) => {
  const { q, artist, album, genre, format, key } = search
  const { by, down } = orderOf(search)
  const year = spanOf(search.year, 9999)
  const tempo = spanOf(search.tempo, 999)
  return {
    limit: pageSize,
    // What is looked for comes best first, unless a column was chosen.
    ...(q !== undefined && search.by === undefined
      ? { query: q, order: 'rank' as const }
      : { ...(q !== undefined && { query: q }), order: by, descending: down }),
    ...(lettersOf(search) !== undefined && !isBeginning(search.from, down) && { from: search.from }),
    ...(artist !== undefined && { artistId: artist }),
    ...(album !== undefined && { albumId: album }),
    ...(genre !== undefined && { genreId: genre }),
    ...(year !== undefined && { year }),
    ...(tempo !== undefined && { tempo }),
    ...(format !== undefined && { format }),
    ...(key !== undefined && { key }),
  }
}
export type Ask = ReturnType<typeof askOf>

/** One page of the list. Deep ones are not kept for offline, and not for long. */
export const pageOf = (ask: Ask, cursor: string | undefined) =>
  trpc.library.tracks.list.queryOptions(
    { ...ask, ...(cursor !== undefined && { cursor }) },
    { gcTime: cursor === undefined ? 30 * 60_000 : 2 * 60_000, meta: { kept: cursor === undefined } },
  )
