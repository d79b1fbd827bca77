import superjson from 'superjson'
import { api } from '../trpc.ts'
import { remember } from '../ui/local.ts'
import type { Telling } from '../ui/player/item.ts'

export type Heard = { trackId: string; listenedAt: Date; listenedMs: number }

/**
 * Tells what was heard. While a track plays it is only kept for the next page, in case this one ends without a word; a page that
 * goes tells it at once as well, in a request that outlives it. The server counts what began at one moment once.
 */
export const tellListen = (heard: Heard, when: Telling): void => {
  // Counting listens must never stand in the way of hearing.
  if (when === 'over') return void api.library.listened.mutate(heard).catch(() => undefined)
  remember('listen', heard)
  if (when === 'meanwhile') return
  const body = superjson.stringify(heard)
  const headers = { 'content-type': 'application/json' }
  void fetch('/trpc/library.listened', { method: 'POST', keepalive: true, headers, body }).catch(() => undefined)
}
