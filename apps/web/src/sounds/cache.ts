import type { InfiniteData } from '@tanstack/react-query'
import { queries, trpc } from '../trpc.ts'
import type { Sound } from './types.ts'

/** Everything the room shows; a change that may appear anywhere makes all of it stale. */
export const soundsKey = trpc.sounds.pathKey()

type Holder = { items?: readonly Sound[] }
const isSound = (value: unknown): value is Sound =>
  typeof value === 'object' && value !== null && 'prompt' in value && 'id' in value

const changed = (data: unknown, id: string, change: (sound: Sound) => Sound): unknown => {
  if (isSound(data)) return data.id === id ? change(data) : data
  if (typeof data !== 'object' || data === null) return data
  if ('pages' in data) {
    const { pages, ...rest } = data as InfiniteData<Holder>
    return { ...rest, pages: pages.map((page) => changed(page, id, change)) }
  }
  if ('items' in data) {
    const { items = [], ...rest } = data as Holder
    return { ...rest, items: items.map((item) => (isSound(item) && item.id === id ? change(item) : item)) }
  }
  return data
}

/** Changes a sound wherever it is shown, before the server has answered. The returned function puts everything back. */
export const changeEverywhere = (id: string, change: (sound: Sound) => Sound): (() => void) => {
  const before = queries.getQueriesData({ queryKey: soundsKey })
  queries.setQueriesData({ queryKey: soundsKey }, (data: unknown) => changed(data, id, change))
  return () => {
    for (const [key, data] of before) queries.setQueryData(key, data)
  }
}
