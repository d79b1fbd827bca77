import { useInfiniteQuery } from '@tanstack/react-query'
import { trpc } from '../../trpc.ts'
import type { Playlist } from './types.ts'

/** A person's playlists by name, page by page. */
export const usePlaylists = (enabled = true) => {
  const query = useInfiniteQuery(
    trpc.library.playlists.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: (page) => page.nextCursor, enabled },
    ),
  )
  const playlists: readonly Playlist[] = query.data?.pages.flatMap((page) => page.items) ?? []
  return { ...query, playlists }
}
