import { pow } from '../../math.ts'
import { between, type Random, triangular, uniform } from '../../random.ts'
import type { Character } from './character.ts'
import { SAMPLE_RATE, STEP } from './curves.ts'
import type { Score } from './score.ts'

/** One opening of the valve: when and for how long, in frames, and how hard the air comes. */
export type Flap = { start: number; open: number; strength: number }

// Below this pressure the valve stays shut.
const THRESHOLD = 0.03

/** Every opening of the valve in `frames`; `sticking` is the chance that a wet film holds it shut for a while. */
export function planFlaps(
  random: Random,
  score: Score,
  character: Character,
  frames: number,
  sticking: number,
  loop: boolean,
): Flap[] {
  const { openPart, longestOpen, jitter, shimmer, alternation } = character
  const flaps: Flap[] = []
  let at = 0
  let weak = 0
  let drift = 0
  while (at < frames) {
    const step = Math.floor(at / STEP)
    const pressure = score.pressure[step] as number
    if (pressure < THRESHOLD) {
      at += STEP
      continue
    }
    let period = SAMPLE_RATE / (score.hertz[step] as number)
    let strength = pow(pressure, 1.4)
    if (uniform(random) < sticking) {
      // While the valve sticks, pressure builds up behind it: a gap, then a harder slap.
      at += between(random, 0.6, 2.2) * period
      strength *= between(random, 1.2, 1.7)
    }
    const rough = score.rough[step] as number
    const uneven = Math.min(0.8, alternation * (0.3 + 2 * rough))
    const shaky = jitter * (0.5 + 1.5 * rough)
    drift = 0.85 * drift + 0.4 * triangular(random)
    period *= 1 + shaky * (triangular(random) + drift) + 0.12 * uneven * (weak - 0.5)
    strength *= (1 + shimmer * triangular(random)) * (1 - uneven * weak)
    weak = 1 - weak
    const open = Math.min(
      period * openPart * (0.8 + 0.25 * pressure),
      longestOpen * SAMPLE_RATE * between(random, 0.85, 1),
    )
    // A flap that would be cut off by the end is not begun.
    if (at + (loop ? 0 : 2 * longestOpen * SAMPLE_RATE) < frames)
      flaps.push({ start: at, open: Math.min(open, 0.98 * period), strength })
    at += period
  }
  if (!loop) return flaps
  // A whole number of flaps goes round.
  const fit = frames / at
  return flaps.map(({ start, open, strength }) => ({ start: start * fit, open: open * fit, strength }))
}

/** What comes out of the valve: its opening (0 to about 1) and the pressure wave of the chopped air. */
export type Valve = { readonly aperture: Float32Array; readonly wave: Float32Array }

/** The valve in motion: each flap opens with an ease and shuts with a slap or an ease. */
export function playValve(flaps: readonly Flap[], character: Character, frames: number): Valve {
  const aperture = new Float32Array(frames)
  const wave = new Float32Array(frames)
  const { closing, gentle } = character
  const opening = 1 - closing
  for (const { start, open, strength } of flaps) {
    const first = Math.ceil(start)
    const end = Math.min(frames - 1, start + open + 1)
    let before = 0
    // The wave is the slope of the flow over the flap, not over time: slow flaps are as loud as fast ones.
    const slope = 0.3 * open * strength
    for (let i = first; i <= end; i += 1) {
      const t = (i - start) / open
      let a = 0
      if (t < opening) {
        const u = t / opening
        a = u * u * (3 - 2 * u)
      } else if (t < 1) {
        const u = (t - opening) / closing
        a = 1 - u * u * (1 + gentle * (2 - 2 * u))
      }
      if (t < 1) aperture[i] = a * strength
      wave[i] = (wave[i] as number) + (a - before) * slope
      before = a
    }
  }
  return { aperture, wave }
}
