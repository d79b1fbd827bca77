import type { Fft } from './fft.ts'

/** Normalised square difference of `window` at every lag (McLeod and Wyvill, 2005), by Fourier transform. */
export function repetition(window: Float64Array, transform: Fft): Float64Array {
  const size = window.length
  const re = new Float64Array(2 * size)
  const im = new Float64Array(2 * size)
  re.set(window)
  transform(re, im)
  for (let k = 0; k < re.length; k += 1) {
    re[k] = (re[k] as number) * (re[k] as number) + (im[k] as number) * (im[k] as number)
    im[k] = 0
  }
  transform(re, im)
  const out = new Float64Array(size)
  let energy = 0
  for (let i = 0; i < size; i += 1) energy += 2 * (window[i] as number) * (window[i] as number)
  for (let lag = 0; lag < size; lag += 1) {
    out[lag] = energy > 0 ? (re[lag] as number) / size / energy : 0
    const head = window[lag] as number
    const tail = window[size - 1 - lag] as number
    energy -= head * head + tail * tail
  }
  return out
}

/** The first peak of `curve` almost as high as the highest one. */
export function firstHighPeak(curve: Float64Array, from: number, to: number): number {
  let best = 0
  const tops: number[] = []
  let lag = 1
  while (lag < to && (curve[lag] as number) > 0) lag += 1
  for (lag = Math.max(lag, from); lag < to; lag += 1) {
    const here = curve[lag] as number
    if (here < (curve[lag - 1] as number) || here < (curve[lag + 1] as number) || here <= 0) continue
    tops.push(lag)
    if (here > best) best = here
  }
  return tops.find((top) => (curve[top] as number) >= 0.85 * best) ?? 0
}
