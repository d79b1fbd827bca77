import { cos, sin, TAU } from '../../math.ts'

const QUALITY = 2
/** ZzFX doubles the frequency, so a quarter of the rate is its Nyquist limit; beyond, the filter is unstable. */
const HIGHEST = 11_000

/** A second-order filter of ZzFX: low-pass at `-hertz` when negative, high-pass at `hertz`; one sample at a time. */
export function biquad(hertz: number, sampleRate: number): (x: number) => number {
  const w = (TAU * Math.min(HIGHEST, Math.abs(hertz)) * 2) / sampleRate
  const alpha = sin(w) / 2 / QUALITY
  const side = hertz < 0 ? -1 : 1
  const a0 = 1 + alpha
  const a1 = (-2 * cos(w)) / a0
  const a2 = (1 - alpha) / a0
  const b0 = (1 + side * cos(w)) / 2 / a0
  const b1 = -(side + cos(w)) / a0
  let x1 = 0
  let x2 = 0
  let y1 = 0
  let y2 = 0
  return (x) => {
    const y = b0 * x2 + b1 * x1 + b0 * x - a2 * y2 - a1 * y1
    x2 = x1
    x1 = x
    y2 = y1
    y1 = y
    return y
  }
}
