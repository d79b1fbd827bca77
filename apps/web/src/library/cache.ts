import { queries, trpc } from '../trpc.ts'
import type { Track } from './types.ts'

/** Everything the room shows; a change that may appear anywhere makes all of it stale. */
export const libraryKey = trpc.library.pathKey()

export const stale = (): Promise<void> => queries.invalidateQueries({ queryKey: libraryKey })

const isTrack = (value: unknown): value is Track =>
  typeof value === 'object' && value !== null && 'fileSha256' in value && 'id' in value

const changed = (data: unknown, ids: ReadonlySet<string>, change: (track: Track) => Track): unknown => {
  if (isTrack(data)) return ids.has(data.id) ? change(data) : data
  if (typeof data !== 'object' || data === null) return data
  if ('pages' in data && Array.isArray(data.pages))
    return { ...data, pages: data.pages.map((page: unknown) => changed(page, ids, change)) }
  if ('items' in data && Array.isArray(data.items)) {
    const items: readonly unknown[] = data.items
    if (!items.some((item) => isTrack(item) && ids.has(item.id))) return data
    return { ...data, items: items.map((item) => (isTrack(item) && ids.has(item.id) ? change(item) : item)) }
  }
  return data
}

/** Changes tracks wherever they are shown, before the server has answered. The returned function puts everything back. */
export const changeEverywhere = (which: string | readonly string[], change: (track: Track) => Track): (() => void) => {
  const ids = new Set(typeof which === 'string' ? [which] : which)
  const before = queries.getQueriesData({ queryKey: libraryKey })
  queries.setQueriesData({ queryKey: libraryKey }, (data: unknown) => changed(data, ids, change))
  return () => {
    for (const [key, data] of before) queries.setQueryData(key, data)
  }
}
