import { useInfiniteQuery } from '@tanstack/react-query'
import { trpc } from '../../trpc.ts'
import type { Sound } from '../types.ts'
import { historyOf, limit } from './first-page.ts'
import type { HistorySearch } from './search.ts'

/** The sounds the address asks for, page by page. */
export const useHistory = (search: HistorySearch) => {
  const { q } = search
  const searching = q !== undefined
  const list = useInfiniteQuery({ ...historyOf(search), enabled: !searching })
  const found = useInfiniteQuery(
    trpc.sounds.search.infiniteQueryOptions(
      { query: q ?? '', limit },
      { getNextPageParam: (page) => page.nextCursor, enabled: searching },
    ),
  )
  const { data, isPending, isError, error, hasNextPage, isFetchingNextPage, fetchNextPage } = searching ? found : list
  const sounds: readonly Sound[] = data?.pages.flatMap((page) => page.items) ?? []
  return { sounds, isPending, isError, error, hasNextPage, isFetchingNextPage, fetchNextPage }
}
