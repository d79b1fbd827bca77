import { ratioOf } from './math.ts'
import { checkParameters, MAX_DURATION, MAX_KNOB, MIN_DURATION } from './parameters.ts'
import type { SoundParameters, SoundType } from './parameters.ts'
import { below, pick, type Random, seeded, triangular, uniform } from './random.ts'

// The kinds one ear-step away; a variation should be recognisable as one.
const NEIGHBOURS: Record<SoundType, readonly SoundType[]> = {
  squeaker: ['classic', 'stutterer'],
  rumbler: ['classic', 'wet'],
  stutterer: ['classic', 'wet', 'squeaker'],
  classic: ['squeaker', 'rumbler', 'stutterer', 'wet'],
  wet: ['rumbler', 'stutterer', 'classic'],
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value))

function turned(random: Random, knob: number): number {
  const step = 1 + below(random, 3)
  // At the end of a knob's way there is only one direction.
  const up = knob - step < 0 || (knob + step <= MAX_KNOB && uniform(random) < 0.5)
  return clamp(up ? knob + step : knob - step, 0, MAX_KNOB)
}

function stretched(random: Random, duration: number): number {
  const factor = ratioOf(12 * clamp(triangular(random), -0.8, 0.8))
  return Math.round(clamp(duration * factor, MIN_DURATION, MAX_DURATION) * 100) / 100
}

/** A variation of `parameters`: one to three knobs turned a little, seldom the kind; never `parameters` unchanged. */
export function mutate(parameters: SoundParameters, seed: number): SoundParameters {
  checkParameters(parameters)
  const random = seeded(seed, 0x6d757461)
  const { type } = parameters
  const first = below(random, 2)
  const wetness = first === 0 || uniform(random) < 0.35 ? turned(random, parameters.wetness) : parameters.wetness
  const pitch = first === 1 || uniform(random) < 0.35 ? turned(random, parameters.pitch) : parameters.pitch
  const duration = uniform(random) < 0.5 ? stretched(random, parameters.duration) : parameters.duration
  const changed = uniform(random) < 0.12 ? pick(random, NEIGHBOURS[type]) : type
  return { duration, wetness, pitch, type: changed }
}
