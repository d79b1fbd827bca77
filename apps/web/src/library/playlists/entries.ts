import type { InfiniteData } from '@tanstack/react-query'
import { queries, trpc } from '../../trpc.ts'
import { repaged } from './order.ts'
import type { Entry } from './types.ts'

type Page = { items: Entry[]; nextCursor: string | null }
type Data = InfiniteData<Page>

/** As many as a page may have: a playlist is read whole, so that any entry can be dragged anywhere. */
const limit = 100

export const entriesOptions = (playlistId: string) =>
  trpc.library.playlists.entries.infiniteQueryOptions(
    { playlistId, limit },
    { getNextPageParam: (page) => page.nextCursor, staleTime: 60_000 },
  )

/** Shows a playlist with its entries changed, before the server has answered. The returned function puts them back. */
export const changeEntries = (
  playlistId: string,
  change: (entries: readonly Entry[]) => readonly Entry[],
): (() => void) => {
  const { queryKey } = entriesOptions(playlistId)
  void queries.cancelQueries({ queryKey })
  const before: unknown = queries.getQueryData(queryKey)
  queries.setQueryData(queryKey, (data) => {
    if (data === undefined) return data
    const { pages, ...rest } = data as unknown as Data
    const items = change(pages.flatMap((page) => page.items))
    return { ...rest, pages: repaged(pages, items) } as never
  })
  return () => queries.setQueryData(queryKey, before as never)
}
