import { useQueries } from '@tanstack/react-query'
import { useEffect, useEffectEvent } from 'react'
import type { More } from '../../playing/tracks.ts'
import { queries } from '../../trpc.ts'
import { createStore, useStore, type Store } from '../../ui/store.ts'
import type { Track } from '../types.ts'
import { pageOf, type Ask } from './ask.ts'
import { noPages, pageOfRow, pagesFor, reachOf, withPage, type Chain } from './pages.ts'

/** Lists that were looked at lately: coming back finds the same height, and so the same place. */
const lists = new Map<string, Store<Chain>>()
const mostLists = 8

export const chainOf = (ask: Ask): Store<Chain> => {
  const key = JSON.stringify(ask)
  const list = lists.get(key) ?? createStore(noPages)
  lists.delete(key)
  lists.set(key, list)
  const oldest = lists.keys().next()
  if (lists.size > mostLists && !oldest.done) lists.delete(oldest.value)
  return list
}

/** Rows one may be ahead of what is read before the list stops reading on by itself. */
const patience = 5000

/**
 * The tracks in view, read page by page: each page is an answer of its own that is forgotten when it is long out of sight, so
 * memory does not grow with the list; what stays is where each begins.
 */
export const useTracks = (ask: Ask, first: number, last: number) => {
  const list = chainOf(ask)
  const chain = useStore(list)
  const reach = reachOf(chain)
  const far = !chain.ended && first - reach > patience
  const wanted = far ? [] : pagesFor(chain, first, last)
  const answers = useQueries({ queries: wanted.map((page) => pageOf(ask, chain.cursors[page])) })
  const shape = answers.map(({ dataUpdatedAt }) => dataUpdatedAt).join()
  const take = useEffectEvent(() => {
    answers.forEach(({ data }, index) => {
      const page = wanted[index]
      if (data !== undefined && page !== undefined)
        list.set(withPage(list.get(), page, data.items.length, data.nextCursor))
    })
  })
  const pages = wanted.join()
  useEffect(() => take(), [list, shape, pages])
  const begin = chain.starts[wanted[0] ?? 0] ?? 0
  const tracks: Track[] = []
  for (const { data } of answers) {
    if (data === undefined) break
    tracks.push(...data.items)
  }
  const failed = answers.find(({ isError }) => isError)
  /** What follows the tracks at hand, for a queue that runs on. */
  const more = (): More => {
    let page = pageOfRow(list.get(), begin + tracks.length - 1) + 1
    return async () => {
      const { cursors, ended } = list.get()
      const cursor = cursors[page]
      if (cursor === undefined) return []
      const answer = await queries.fetchQuery(pageOf(ask, cursor))
      if (!ended || page < cursors.length) list.set(withPage(list.get(), page, answer.items.length, answer.nextCursor))
      page++
      return answer.items
    }
  }
  return {
    chain,
    far,
    begin,
    tracks,
    more,
    isPending: answers.some(({ isPending }) => isPending),
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  }
}

/** Every track of a list that is at hand. */
export const loadedOf = (ask: Ask): readonly Track[] =>
  chainOf(ask)
    .get()
    .cursors.flatMap((cursor) => queries.getQueryData(pageOf(ask, cursor).queryKey)?.items ?? [])
