import { setTimeout as pause } from 'node:timers/promises'

/** Asks again and again until the answer is not undefined. */
export async function until<T>(what: string, seconds: number, look: () => Promise<T | undefined>): Promise<T> {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const found = await look()
    if (found !== undefined) return found
    if (performance.now() > end) throw new Error(`Not within ${seconds} s: ${what}.`)
    await pause(50)
  }
}
