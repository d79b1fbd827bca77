import { type Audio, checkAudio } from '../audio.ts'
import { decibelsOf } from '../math.ts'
import { gatedLoudness, loudnessOf, loudnessRange, windows } from './gating.ts'
import { SLICES_PER_SECOND, slicePowers } from './k-weighting.ts'
import { samplePeak, truePeak } from './true-peak.ts'

/** Loudness after ITU-R BS.1770-5 and EBU R 128. Silence is -Infinity. */
export type Loudness = {
  /** Gated loudness of the whole, LUFS; -Infinity below 400 ms. */
  readonly integrated: number
  /** Loudness range, LU (EBU Tech 3342). */
  readonly range: number
  /** Largest loudness of 400 ms and of 3 s, LUFS. */
  readonly momentaryMax: number
  readonly shortTermMax: number
  /** Loudness of 400 ms and of 3 s windows, one every 100 ms, LUFS. */
  readonly momentary: Float32Array
  readonly shortTerm: Float32Array
  /** Largest value between samples, dBTP, and of the samples, dBFS. */
  readonly truePeak: number
  readonly samplePeak: number
}

const SURROUND = 1.41
/** Weights of BS.1770 (table 4) by number of channels in WAV order; others weigh 1. LFE is not heard. */
const WEIGHTS: Readonly<Record<number, readonly number[]>> = {
  4: [1, 1, SURROUND, SURROUND],
  5: [1, 1, 1, SURROUND, SURROUND],
  6: [1, 1, 1, 0, SURROUND, SURROUND],
  // Back left and right are beyond 120 degrees, side left and right are not.
  8: [1, 1, 1, 0, 1, 1, SURROUND, SURROUND],
}

export const MOMENTARY = 0.4 * SLICES_PER_SECOND
const SHORT_TERM = 3 * SLICES_PER_SECOND
export const STEP = 0.1 * SLICES_PER_SECOND

/** The weights of `count` channels in WAV order; those that are not named weigh 1. */
export function weightsOf(count: number): readonly number[] {
  return WEIGHTS[count] ?? []
}

function weightedPowers({ channels, sampleRate }: Audio, weights: readonly number[]): Float64Array {
  let total = new Float64Array(0)
  channels.forEach((channel, index) => {
    const weight = weights[index] ?? 1
    const powers = slicePowers(channel, sampleRate)
    if (index === 0) total = new Float64Array(powers.length)
    for (let k = 0; k < powers.length; k += 1) total[k] = (total[k] as number) + weight * (powers[k] as number)
  })
  return total
}

function maximum(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, value), 0)
}

/** The loudness of `audio`; `weights` overrides the channel weights that its number of channels implies. */
export function measureLoudness(audio: Audio, options: { readonly weights?: readonly number[] } = {}): Loudness {
  checkAudio(audio)
  const slices = weightedPowers(audio, options.weights ?? weightsOf(audio.channels.length))
  const blocks = windows(slices, MOMENTARY, STEP)
  const shortTerm = windows(slices, SHORT_TERM, STEP)
  return {
    integrated: gatedLoudness(blocks),
    range: loudnessRange(shortTerm),
    momentaryMax: loudnessOf(maximum(windows(slices, MOMENTARY, 1))),
    shortTermMax: loudnessOf(maximum(windows(slices, SHORT_TERM, 1))),
    momentary: Float32Array.from(blocks, loudnessOf),
    shortTerm: Float32Array.from(shortTerm, loudnessOf),
    truePeak: decibelsOf(audio.channels.reduce((most, channel) => Math.max(most, truePeak(channel)), 0)),
    samplePeak: decibelsOf(audio.channels.reduce((most, channel) => Math.max(most, samplePeak(channel)), 0)),
  }
}
