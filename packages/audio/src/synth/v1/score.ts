import { exp2, log2 } from '../../math.ts'
import type { SoundParameters } from '../../parameters.ts'
import { between, pick, type Random, seeded, uniform } from '../../random.ts'
import { planBursts } from './bursts.ts'
import type { Character } from './character.ts'
import { drawn, type Knot, STEP, STEPS_PER_SECOND, wander } from './curves.ts'

/** The performance: what the player does, one value a control step. */
export type Score = {
  /** Flaps a second. */
  readonly hertz: Float64Array
  /** Air pressure behind the valve, 0 to about 1.2. */
  readonly pressure: Float64Array
  /** How wide the mouth of the body is, 0 to 1. */
  readonly mouth: Float64Array
  /** How unruly the valve is, 0 to 1. */
  readonly rough: Float64Array
}

// A mouth opens at the start and closes at the end.
const YAWN: readonly Knot[] = [
  [0, -0.35],
  [0.15, 0.2],
  [0.75, 0.1],
  [1, -0.35],
]

type Stage = { readonly random: Random; readonly steps: number; readonly loop: boolean; readonly character: Character }

function semitones({ random, steps, loop, character }: Stage): Float64Array {
  const { stories, wobble, breaks } = character
  const story = pick(random, stories)
  const reach = between(random, 0.6, 1.15)
  const shift = between(random, -1, 1)
  const knots = story.map(([x, y]): Knot => [x, y * reach + shift])
  // A loop comes back to where it started.
  if (loop) knots[knots.length - 1] = [1, (knots[0] as Knot)[1]]
  const curve = drawn(steps, knots)
  const sway = wander(random, steps, wobble.hertz, loop)
  for (let i = 0; i < steps; i += 1) curve[i] = (curve[i] as number) + wobble.semitones * (sway[i] as number)
  if (breaks !== undefined) addBreaks(random, curve, breaks)
  return curve
}

function addBreaks(random: Random, curve: Float64Array, breaks: NonNullable<Character['breaks']>): void {
  let at = between(random, 0.15, 0.5) * STEPS_PER_SECOND
  while (at < curve.length) {
    const leap = pick(random, breaks.semitones)
    const end = Math.min(curve.length, at + between(random, 0.05, 0.16) * STEPS_PER_SECOND)
    for (let i = Math.floor(at); i < end; i += 1) curve[i] = (curve[i] as number) + leap
    at = end + (between(random, 0.4, 1.6) * STEPS_PER_SECOND) / breaks.perSecond
  }
}

function pressure({ random, steps, loop, character }: Stage, notes: Float64Array): Float64Array {
  const { attack, release, wobble, bursts } = character
  const curve = wander(random, steps, wobble.hertz * 1.3, loop)
  const rise = between(random, attack[0], attack[1]) * STEPS_PER_SECOND
  const fall = between(random, release[0], release[1]) * STEPS_PER_SECOND
  for (let i = 0; i < steps; i += 1) {
    let p = 1 + wobble.pressure * ((curve[i] as number) - 0.4)
    if (!loop) {
      // A pop of stored air, then a cushion that empties.
      p *= 1 + 0.35 * Math.max(0, 1 - i / (0.06 * STEPS_PER_SECOND)) - (0.3 * i) / steps
      p *= Math.min(1, (i + 1) / rise) * Math.min(1, (steps - i) / fall)
    }
    curve[i] = p
  }
  if (bursts === undefined) return curve
  const { floor, fall: drop } = bursts
  const gate = new Float64Array(steps).fill(floor)
  for (const { start, end, strength } of planBursts(random, steps, bursts)) {
    const from = Math.floor(start)
    const to = Math.min(steps, Math.ceil(end))
    for (let i = from; i < to; i += 1) {
      const u = (i - from) / (to - from)
      const edge = Math.min(1, (i - from + 1) / 4) * Math.min(1, (to - i) / 8)
      gate[i] = floor + (strength * (1 - 0.35 * u) - floor) * edge
      notes[i] = (notes[i] as number) + drop * (0.5 - u)
    }
  }
  for (let i = 0; i < steps; i += 1) curve[i] = (curve[i] as number) * (gate[i] as number)
  return curve
}

/** The performance of `parameters`; the same seed plays the same gesture at every pitch and wetness. */
export function composed(
  parameters: SoundParameters,
  character: Character,
  seed: number,
  frames: number,
  loop: boolean,
): Score {
  const steps = Math.ceil(frames / STEP)
  const stage: Stage = { random: seeded(seed, 1), steps, loop, character }
  const notes = semitones(stage)
  const curve = pressure(stage, notes)
  const { flutter } = character
  const [low, high] = character.hertz
  const base = low * exp2((parameters.pitch / 10) * log2(high / low))
  const slack = flutter.hertz * exp2((parameters.pitch - 5) / 10)
  const limp = loop ? 1 : 1 - flutter.part * between(stage.random, 0.7, 1.3)
  const hertz = new Float64Array(steps)
  for (let i = 0; i < steps; i += 1) {
    // More pressure, higher pitch: the sag at the end comes by itself.
    const played = base * exp2(((notes[i] as number) + 4 * (Math.min(1, curve[i] as number) - 0.85)) / 12)
    const u = Math.max(0, (i / steps - limp) / (1 - limp + 1e-9))
    hertz[i] = played > slack ? played * exp2(Math.min(1, 1.3 * u) * log2(slack / played)) : played
  }
  const mouth = wander(stage.random, steps, 2 + 3 * uniform(stage.random), loop)
  const lips = drawn(steps, loop ? [[0, 0]] : YAWN)
  for (let i = 0; i < steps; i += 1) {
    const opened = 0.45 + 0.35 * (mouth[i] as number) + 0.35 * ((curve[i] as number) - 0.7) + (lips[i] as number)
    mouth[i] = Math.max(0, Math.min(1, opened))
  }
  const rough = wander(stage.random, steps, 2.5, loop).map((u) => Math.max(0, Math.min(1, 0.3 + 0.9 * u)))
  return { hertz, pressure: curve, mouth, rough }
}
