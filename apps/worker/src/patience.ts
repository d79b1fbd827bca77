import { setTimeout as sleep } from 'node:timers/promises'
import { isPassing } from './failures.ts'

const [first, longest] = [200, 5000]

/** Milliseconds before the next try, each time about twice as long, and never the same for two workers. */
export const pauseBefore = (tries: number): number => Math.min(longest, first * 2 ** tries) * (0.5 + Math.random() / 2)

/** Until the time is over or the signal aborts. */
export const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  sleep(milliseconds, undefined, { signal }).catch(() => {})

/** Does something until the server has answered it, for as long as the server is only away. */
export async function persist<T>(deed: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await deed()
    } catch (error) {
      signal.throwIfAborted()
      if (!isPassing(error)) throw error
    }
    await pause(pauseBefore(tries), signal)
    signal.throwIfAborted()
  }
}
