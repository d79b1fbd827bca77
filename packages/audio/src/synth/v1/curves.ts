import { between, type Random } from '../../random.ts'

/** The rate of version 1, hertz. */
export const SAMPLE_RATE = 44_100

/** Frames per control step (1.45 ms): slow curves are held one value a step. */
export const STEP = 64

/** Control steps in `seconds`. */
export const STEPS_PER_SECOND = SAMPLE_RATE / STEP

/** A point of a drawn curve: position 0 to 1 along the sound, value. */
export type Knot = readonly [position: number, value: number]

const smooth = (u: number): number => u * u * (3 - 2 * u)

/** The curve through `knots` (ascending positions), eased between them, one value a step. */
export function drawn(steps: number, knots: readonly Knot[]): Float64Array {
  const curve = new Float64Array(steps)
  const last = knots.length - 1
  let k = 0
  for (let i = 0; i < steps; i += 1) {
    const x = i / steps
    while (k < last && x >= (knots[k + 1] as Knot)[0]) k += 1
    const [x0, y0] = knots[k] as Knot
    const [x1, y1] = knots[Math.min(last, k + 1)] as Knot
    const u = x1 > x0 ? Math.max(0, Math.min(1, (x - x0) / (x1 - x0))) : 0
    curve[i] = y0 + (y1 - y0) * smooth(u)
  }
  return curve
}

/** A random curve in -1 to 1 that changes its mind `hertz` times a second; in a loop it ends where it began. */
export function wander(random: Random, steps: number, hertz: number, loop: boolean): Float64Array {
  const knots = Math.max(2, Math.round((steps / STEPS_PER_SECOND) * hertz))
  const values = Float64Array.from({ length: knots + 1 }, () => between(random, -1, 1))
  if (loop) values[knots] = values[0] as number
  const curve = new Float64Array(steps)
  for (let i = 0; i < steps; i += 1) {
    const x = (i * knots) / steps
    const k = Math.floor(x)
    const low = values[k] as number
    curve[i] = low + ((values[k + 1] as number) - low) * smooth(x - k)
  }
  return curve
}
