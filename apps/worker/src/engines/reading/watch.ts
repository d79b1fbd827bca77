import type { ChildProcess } from 'node:child_process'
import { usageOf } from './usage.ts'

export type Limits = {
  /** Bytes of memory a child may hold. */
  memory: number
  /** Seconds without a sign of life: of the processor, and by the clock. */
  quiet: { processor: number; clock: number }
  /** Seconds of the processor for a file of so many bytes, in all. */
  processor: (size: number) => number
}

/** Milliseconds between two looks. */
const look = 100

/**
 * Looks after a child that reads a file of `size` bytes, and calls `over` once when it takes too much. Processor time is what
 * counts, so that a busy machine refuses no file; the clock is for a child that waits for ever, and where the system tells nothing.
 */
export function watch(
  child: ChildProcess,
  size: number,
  { memory, quiet, processor }: Limits,
  over: () => void,
): { alive: () => void; end: () => number } {
  // What is over before the first look costs none; what came before a sign of life is counted from the next look on.
  let began: number | undefined
  let last: { clock: number; seconds?: number } = { clock: performance.now() }
  let bytes = 0
  const timer = setInterval(() => {
    const usage = usageOf(child.pid!)
    const silence = (performance.now() - last.clock) / 1000
    began ??= usage?.seconds ?? 0
    last.seconds ??= usage?.seconds ?? 0
    const seconds = usage ? usage.seconds - last.seconds : silence
    const all = usage ? usage.seconds - began : 0
    bytes = usage?.bytes ?? 0
    if (seconds < quiet.processor && silence < quiet.clock && all < processor(size) && bytes < memory) return
    clearInterval(timer)
    over()
  }, look)
  return {
    alive: () => void (last = { clock: performance.now() }),
    /** Answers how many bytes it held when it was last looked at. */
    end: () => {
      clearInterval(timer)
      return bytes
    },
  }
}
