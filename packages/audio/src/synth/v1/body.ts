import { exp2, PI, tan } from '../../math.ts'
import { SAMPLE_RATE, STEP } from './curves.ts'
import type { Resonance } from './character.ts'

// Seconds of the loop's end that are played into the filters before its start.
const WARM_UP = 0.4

/**
 * `input` through one band-pass resonance, added to `out`: a state variable filter in the trapezoidal form of Simper and
 * Zavalishin, which stays stable while its centre moves. `centre` is in hertz, one value a step.
 */
export function addResonance(
  input: Float32Array,
  out: Float32Array,
  centre: Float64Array,
  q: number,
  gain: number,
  loop: boolean,
): void {
  const frames = input.length
  const warm = loop ? Math.min(frames, Math.ceil((WARM_UP * SAMPLE_RATE) / STEP) * STEP) : 0
  const steps = centre.length
  const firstStep = Math.floor((frames - warm) / STEP)
  const damping = 1 / q
  const level = damping * gain
  let s1 = 0
  let s2 = 0
  for (let pass = loop ? 0 : 1; pass < 2; pass += 1) {
    for (let step = pass === 0 ? firstStep : 0; step < steps; step += 1) {
      const g = tan((PI * Math.min(centre[step] as number, 0.45 * SAMPLE_RATE)) / SAMPLE_RATE)
      const a1 = 1 / (1 + g * (g + damping))
      const a2 = g * a1
      const a3 = g * a2
      const start = step * STEP
      const end = Math.min(frames, start + STEP)
      const heard = pass * level
      for (let i = start; i < end; i += 1) {
        const v3 = (input[i] as number) - s2
        const v1 = a1 * s1 + a2 * v3
        const v2 = s2 + a2 * s1 + a3 * v3
        s1 = 2 * v1 - s1
        s2 = 2 * v2 - s2
        out[i] = (out[i] as number) + heard * v1
      }
    }
  }
}

/** The centre of `resonance` over time, `octaves` away from where it was drawn. */
export function centreOf(resonance: Resonance, mouth: Float64Array, octaves: number): Float64Array {
  const { closed, open } = resonance
  const scale = exp2(octaves)
  return mouth.map((width) => (closed + (open - closed) * width) * scale)
}
