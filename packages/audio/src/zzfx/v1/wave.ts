import { cos, pow, sin, TAU } from '../../math.ts'

/** Sine of any finite number: reduced to one turn first, where ours is exact. */
export const sinOf = (radians: number): number => {
  const turns = radians / TAU
  return sin((turns - Math.floor(turns)) * TAU)
}

/** Cosine of any finite number. */
export const cosOf = (radians: number): number => {
  const turns = radians / TAU
  return cos((turns - Math.floor(turns)) * TAU)
}

const STEEPEST = 1000

/** One sample, -1 to 1, of ZzFX's wave `shape` at `t` radians, bent by `curve` (0 square, 1 as it is, 2 pointed). */
export function waveAt(shape: number, t: number, curve: number): number {
  const turns = t / TAU
  // Counted towards zero as JavaScript's remainder does, so that a negative phase is high.
  if (shape > 4) return (turns < 0 ? turns + Math.floor(-turns) : turns - Math.floor(turns)) < curve / 2 ? 1 : -1
  const plain = plainWave(shape, t, turns)
  // A negative curve is infinite at 0.
  const bent = curve === 1 ? Math.abs(plain) : Math.min(STEEPEST, pow(Math.abs(plain), curve))
  return plain < 0 ? -bent : bent
}

function plainWave(shape: number, t: number, turns: number): number {
  if (shape > 3) return sinOf(t * t * t)
  if (shape > 2) return Math.max(-1, Math.min(1, sinOf(t) / cosOf(t)))
  if (shape > 1) return 1 - 2 * (turns - Math.floor(turns))
  if (shape > 0) return 1 - 4 * Math.abs(Math.floor(turns + 0.5) - turns)
  return sinOf(t)
}
