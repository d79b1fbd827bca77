import { useInfiniteQuery } from '@tanstack/react-query'
import { trpc } from '../../trpc.ts'
import type { Sound } from '../types.ts'
import type { HistorySearch } from './search.ts'

const limit = 50

/** The sounds the address asks for, page by page. */
export const useHistory = ({ q, type, fav }: HistorySearch) => {
  const searching = q !== undefined
  const filter = { limit, ...(type && { type }), ...(fav && { favorites: fav }) }
  const list = useInfiniteQuery(
    trpc.sounds.list.infiniteQueryOptions(filter, { getNextPageParam: (page) => page.nextCursor, enabled: !searching }),
  )
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
