import { between, type Random, triangular, uniform } from '../../random.ts'
import type { Character } from './character.ts'
import { STEPS_PER_SECOND } from './curves.ts'

/** A puff of pressure; positions in control steps. */
export type Burst = { readonly start: number; readonly end: number; readonly strength: number }

/** Puffs that fill `steps`, quickening or slowing as chance has it; the last one ends with the sound. */
export function planBursts(
  random: Random,
  steps: number,
  { perSecond, duty }: NonNullable<Character['bursts']>,
): Burst[] {
  const rate = between(random, perSecond[0], perSecond[1])
  const rush = between(random, -0.45, 0.45)
  const intervals: number[] = []
  let total = 0
  while (total < steps || intervals.length < 2) {
    const speed = 1 + rush * ((2 * total) / steps - 1) + 0.35 * triangular(random)
    const interval = STEPS_PER_SECOND / (rate * speed)
    intervals.push(interval)
    total += interval
  }
  // Often the last one is drawn out.
  const last = intervals.length - 1
  if (uniform(random) < 0.5) intervals[last] = (intervals[last] as number) * 2
  total = intervals.reduce((sum, interval) => sum + interval, 0)
  // Stretched so that no puff is cut off at the end.
  const fit = steps / total
  const bursts: Burst[] = []
  let at = 0
  for (const interval of intervals) {
    const length = interval * fit
    const end = at + length * between(random, duty[0], duty[1])
    bursts.push({ start: at, end, strength: between(random, 0.7, 1) })
    at += length
  }
  return bursts
}
