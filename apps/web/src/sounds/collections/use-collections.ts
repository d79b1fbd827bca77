import { useInfiniteQuery } from '@tanstack/react-query'
import { trpc } from '../../trpc.ts'
import type { Collection } from '../types.ts'

/** A person's collections, page by page. */
export const useCollections = (enabled = true) => {
  const query = useInfiniteQuery(
    trpc.sounds.collections.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: (page) => page.nextCursor, enabled },
    ),
  )
  const collections: readonly Collection[] = query.data?.pages.flatMap((page) => page.items) ?? []
  return { ...query, collections }
}
