import { cos, sin, TAU } from '../math.ts'

/** The most frames a `Decimator` takes at once. */
export const CHUNK = 4096

/** Takes up to `CHUNK` frames, gives every `factor`-th after a low-pass; the result is overwritten by the next call. */
export type Decimator = (chunk: Float32Array) => Float64Array

const TAPS_PER_FACTOR = 12
// Flat up to 0.24 and 44 dB down from half the new rate on.
const CUTOFF = 0.37

/** A sinc of `length` taps under a Hann window, its sum 1. */
function lowPass(length: number, factor: number): Float64Array {
  const taps = Float64Array.from({ length }, (_, i) => {
    const t = (TAU * CUTOFF * (i - (length - 1) / 2)) / factor
    return (sin(t) / t) * (0.5 - 0.5 * cos((TAU * (i + 0.5)) / length))
  })
  const sum = taps.reduce((total, tap) => total + tap, 0)
  return taps.map((tap) => tap / sum)
}

/** A decimator by `factor`, a whole number; what is not a finite number is taken as silence. */
export function decimator(factor: number): Decimator {
  const length = TAPS_PER_FACTOR * factor
  const taps = lowPass(length, factor)
  const input = new Float64Array(length + CHUNK)
  const output = new Float64Array(Math.ceil(CHUNK / factor) + 1)
  let held = 0
  return (chunk) => {
    for (let i = 0; i < chunk.length; i += 1) {
      const x = chunk[i] as number
      input[held + i] = x - x === 0 ? x : 0
    }
    held += chunk.length
    if (factor === 1) {
      output.set(input.subarray(0, held))
      const through = output.subarray(0, held)
      held = 0
      return through
    }
    let count = 0
    let at = 0
    for (; at + length <= held; at += factor) {
      // Four sums, for the processor to run side by side.
      let a = 0
      let b = 0
      let c = 0
      let d = 0
      for (let k = 0; k < length; k += 4) {
        a += (taps[k] as number) * (input[at + k] as number)
        b += (taps[k + 1] as number) * (input[at + k + 1] as number)
        c += (taps[k + 2] as number) * (input[at + k + 2] as number)
        d += (taps[k + 3] as number) * (input[at + k + 3] as number)
      }
      output[count] = a + b + (c + d)
      count += 1
    }
    input.copyWithin(0, at, held)
    held -= at
    return output.subarray(0, count)
  }
}
