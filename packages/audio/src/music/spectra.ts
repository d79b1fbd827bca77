import { fft } from '../features/fft.ts'
import { cos, TAU } from '../math.ts'

/** The power of two nearest to `seconds` at `sampleRate`, at least 64. */
export function windowSize(seconds: number, sampleRate: number): number {
  let size = 64
  while (size * Math.SQRT2 < seconds * sampleRate) size *= 2
  return size
}

/**
 * Power spectra of a stream: Hann windows of `size` frames (a power of two) every `hop`, each given to `visit` as
 * `size / 2` bins, in which a full-scale sine is 1. `visit`'s array is overwritten by later windows.
 */
export function spectra(
  size: number,
  hop: number,
  visit: (power: Float64Array) => void,
): (samples: Float64Array) => void {
  const hann = Float64Array.from({ length: size }, (_, i) => (2 - 2 * cos((TAU * i) / size)) / size)
  const transform = fft(size)
  const held = new Float64Array(size + hop)
  const re = new Float64Array(size)
  const im = new Float64Array(size)
  const first = new Float64Array(size / 2)
  const second = new Float64Array(size / 2)
  let filled = 0

  /** Two windows by one transform: one is its real input, the other its imaginary. */
  const transformPair = (): void => {
    for (let i = 0; i < size; i += 1) {
      const w = hann[i] as number
      re[i] = w * (held[i] as number)
      im[i] = w * (held[i + hop] as number)
    }
    transform(re, im)
    for (let k = 0; k < size / 2; k += 1) {
      const mirror = k === 0 ? 0 : size - k
      const r = re[k] as number
      const i = im[k] as number
      const mr = re[mirror] as number
      const mi = im[mirror] as number
      first[k] = 0.25 * ((r + mr) * (r + mr) + (i - mi) * (i - mi))
      second[k] = 0.25 * ((i + mi) * (i + mi) + (r - mr) * (r - mr))
    }
  }

  return (samples) => {
    let taken = 0
    while (taken < samples.length) {
      const count = Math.min(held.length - filled, samples.length - taken)
      held.set(samples.subarray(taken, taken + count), filled)
      filled += count
      taken += count
      if (filled < held.length) return
      transformPair()
      visit(first)
      visit(second)
      filled = Math.max(0, held.length - 2 * hop)
      held.copyWithin(0, 2 * hop)
    }
  }
}
