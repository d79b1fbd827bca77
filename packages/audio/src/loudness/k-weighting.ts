import { PI, pow, tan } from '../math.ts'

/** A second-order section, a0 = 1. */
type Biquad = {
  readonly b0: number
  readonly b1: number
  readonly b2: number
  readonly a1: number
  readonly a2: number
}

/** Slices a second that powers are summed in; every window of BS.1770 and EBU Tech 3341/3342 is a whole number of them. */
export const SLICES_PER_SECOND = 50

// BS.1770 gives coefficients for 48 kHz only; these analogue parameters reproduce them at any rate.
const SHELF = { hertz: 1681.974450955533, decibels: 3.999843853973347, q: 0.7071752369554196 }
const HIGH_PASS = { hertz: 38.13547087602444, q: 0.5003270373238773 }

/** The head's high shelf (BS.1770 annex 1, stage 1). */
export function shelf(sampleRate: number): Biquad {
  const k = tan((PI * SHELF.hertz) / sampleRate)
  const vh = pow(10, SHELF.decibels / 20)
  const vb = pow(vh, 0.4996667741545416)
  const a0 = 1 + k / SHELF.q + k * k
  return {
    b0: (vh + (vb * k) / SHELF.q + k * k) / a0,
    b1: (2 * (k * k - vh)) / a0,
    b2: (vh - (vb * k) / SHELF.q + k * k) / a0,
    a1: (2 * (k * k - 1)) / a0,
    a2: (1 - k / SHELF.q + k * k) / a0,
  }
}

/** The revised low-frequency B curve (BS.1770 annex 1, stage 2). */
export function highPass(sampleRate: number): Biquad {
  const k = tan((PI * HIGH_PASS.hertz) / sampleRate)
  const a0 = 1 + k / HIGH_PASS.q + k * k
  return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / HIGH_PASS.q + k * k) / a0 }
}

/** Mean squares of one K-weighted channel over each whole slice of 20 ms, as its samples come. */
export function slicer(sampleRate: number): {
  readonly push: (block: Float32Array) => void
  readonly powers: number[]
} {
  const { b0, b1, b2, a1, a2 } = shelf(sampleRate)
  const { a1: c1, a2: c2 } = highPass(sampleRate)
  const powers: number[] = []
  const kept = new Float64Array(5)
  let at = 0
  let start = 0
  const endOf = (slice: number): number => Math.floor(((slice + 1) * sampleRate) / SLICES_PER_SECOND)

  function push(block: Float32Array): void {
    let [z1, z2, y1, y2, sum] = kept as unknown as [number, number, number, number, number]
    let i = 0
    while (i < block.length) {
      const end = endOf(powers.length)
      const stop = Math.min(block.length, i + end - at)
      at += stop - i
      for (; i < stop; i += 1) {
        const x = block[i] as number
        const s = b0 * x + z1
        z1 = b1 * x - a1 * s + z2
        z2 = b2 * x - a2 * s
        const y = s + y1
        y1 = -2 * s - c1 * y + y2
        y2 = s - c2 * y
        sum += y * y
      }
      if (at < end) break
      // Decaying filters in digital silence would end in subnormal numbers, which are slow.
      if (sum < 1e-30) z1 = z2 = y1 = y2 = 0
      powers.push(end > start ? sum / (end - start) : 0)
      sum = 0
      start = end
    }
    kept.set([z1, z2, y1, y2, sum])
  }
  return { push, powers }
}

/** Mean square of one K-weighted channel over each whole slice of 20 ms. */
export function slicePowers(channel: Float32Array, sampleRate: number): Float64Array {
  const { push, powers } = slicer(sampleRate)
  push(channel)
  return Float64Array.from(powers)
}
