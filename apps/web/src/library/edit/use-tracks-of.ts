import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { queries, trpc } from '../../trpc.ts'
import { libraryKey } from '../cache.ts'
import type { Track } from '../types.ts'

/** Tracks that are asked for one by one; of a larger selection those at hand are enough to show it differs. */
const most = 100

/** Tracks that some list already brought. */
const atHand = (ids: ReadonlySet<string>): Map<string, Track> => {
  const found = new Map<string, Track>()
  const look = (data: unknown): void => {
    if (typeof data !== 'object' || data === null) return
    if ('fileSha256' in data && 'id' in data && ids.has((data as Track).id))
      found.set((data as Track).id, data as Track)
    else if ('items' in data && Array.isArray(data.items)) data.items.forEach(look)
    else if ('pages' in data && Array.isArray(data.pages)) data.pages.forEach(look)
  }
  for (const [, data] of queries.getQueriesData({ queryKey: libraryKey })) look(data)
  return found
}

/** The tracks behind ids, and whether these are all of them. */
export const useTracksOf = (ids: readonly string[]): { tracks: readonly Track[]; complete: boolean } => {
  const [known] = useState(() => atHand(new Set(ids)))
  const missing = ids.filter((id) => !known.has(id))
  const asked = useQueries({
    queries: missing.slice(0, most).map((id) => trpc.library.tracks.get.queryOptions({ id })),
  })
  const tracks = [...known.values(), ...asked.flatMap(({ data }) => data ?? [])]
  return { tracks, complete: tracks.length === ids.length }
}
