import { gainOf, log10 } from '../../math.ts'
import { SAMPLE_RATE } from './curves.ts'

/** Integrated loudness every sound is brought to, LUFS. */
export const TARGET_LOUDNESS = -16
/** No sample exceeds this: -1.5 dB leaves room for what lies between samples. */
export const CEILING = 0.84
const KNEE = 0.62

/** K-weighting of ITU-R BS.1770 at 44,100 Hz, as two biquads (b0, b1, b2, a1, a2). */
const SHELF = [
  1.5308412300503478, -2.6509799951547297, 1.169079079921587, -1.6636551132560204, 0.7125954280732254,
] as const
const HIGH_PASS = [1, -2, 1, -1.9891696736297957, 0.9891990357870394] as const

/** Mean square of K-weighted `samples` over each 100 ms. */
function powers(samples: Float32Array): Float64Array {
  const hop = SAMPLE_RATE / 10
  const out = new Float64Array(Math.max(1, Math.floor(samples.length / hop)))
  const [b0, b1, b2, a1, a2] = SHELF
  const [, , , c1, c2] = HIGH_PASS
  let z1 = 0
  let z2 = 0
  let y1 = 0
  let y2 = 0
  for (let k = 0; k < out.length; k += 1) {
    const end = Math.min(samples.length, (k + 1) * hop)
    let sum = 0
    for (let i = k * hop; i < end; i += 1) {
      const x = samples[i] as number
      const s = b0 * x + z1
      z1 = b1 * x - a1 * s + z2
      z2 = b2 * x - a2 * s
      const y = s + y1
      y1 = -2 * s - c1 * y + y2
      y2 = s - c2 * y
      sum += y * y
    }
    out[k] = sum / hop
  }
  return out
}

/** Gated loudness of `samples` in LUFS: blocks of 400 ms every 100 ms, those 10 LU below the mean left out. */
export function loudness(samples: Float32Array): number {
  const tenths = powers(samples)
  const span = Math.min(4, tenths.length)
  const blocks: number[] = []
  for (let k = 0; k + span <= tenths.length; k += 1) {
    let sum = 0
    for (let j = 0; j < span; j += 1) sum += tenths[k + j] as number
    blocks.push(sum / span)
  }
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
  const gate = 0.1 * mean(blocks)
  return -0.691 + 10 * log10(mean(blocks.filter((power) => power >= gate)) + 1e-20)
}

/** Scales by `gain`, bending what exceeds the knee towards the ceiling. */
function amplify(samples: Float32Array, gain: number): void {
  const room = CEILING - KNEE
  for (let i = 0; i < samples.length; i += 1) {
    const x = (samples[i] as number) * gain
    const size = x < 0 ? -x : x
    if (size <= KNEE) samples[i] = x
    else {
      const over = (size - KNEE) / room
      const bent = KNEE + (room * over) / (1 + over)
      samples[i] = x < 0 ? -bent : bent
    }
  }
}

/** Brings `samples` to the target loudness in place, under the ceiling. */
export function bringToLevel(samples: Float32Array): void {
  // The knee costs a little loudness; the second, small step gives it back.
  for (let round = 0; round < 2; round += 1) amplify(samples, gainOf(TARGET_LOUDNESS - loudness(samples)))
}
