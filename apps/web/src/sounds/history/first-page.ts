import { queries, trpc } from '../../trpc.ts'
import type { HistorySearch } from './search.ts'

/** How many sounds a page of the history or of a search has. */
export const limit = 50

/** The history as the address filters it, page by page. */
export const historyOf = ({ type, fav }: HistorySearch) =>
  trpc.sounds.list.infiniteQueryOptions(
    { limit, ...(type && { type }), ...(fav && { favorites: fav }) },
    { getNextPageParam: (page) => page.nextCursor },
  )

/** Asks for the first page before there is a list to show it. */
export const askFirstPage = (search: HistorySearch): void => {
  if (search.q === undefined) void queries.prefetchInfiniteQuery(historyOf(search))
}
