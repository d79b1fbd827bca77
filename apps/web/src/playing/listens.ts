import superjson from 'superjson'
import { api } from '../trpc.ts'
import { remember } from '../ui/local.ts'

export type Heard = { trackId: string; listenedAt: Date; listenedMs: number }

/**
 * Tells what was heard. A page that goes tells it at once, in a request that outlives it, and leaves it for the next one as well,
 * since nobody is left to see whether it arrived. The server counts what began at one moment once.
 */
export const tellListen = (heard: Heard, leaving = false): void => {
  // Counting listens must never stand in the way of hearing.
  if (!leaving) return void api.library.listened.mutate(heard).catch(() => undefined)
  remember('listen', heard)
  const body = superjson.stringify(heard)
  const headers = { 'content-type': 'application/json' }
  void fetch('/trpc/library.listened', { method: 'POST', keepalive: true, headers, body }).catch(() => undefined)
}
