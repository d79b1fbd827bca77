import { checkSampleRate } from '../audio.ts'
import { gatedLoudness, windows } from './gating.ts'
import { slicer } from './k-weighting.ts'
import { MOMENTARY, STEP, weightsOf } from './measure.ts'

/** Measures loudness while the audio comes. */
export type LoudnessMeter = {
  /** Blocks of one length, one a channel, in the order of WAV. */
  readonly push: (channels: readonly Float32Array[]) => void
  /** Gated loudness of all so far, LUFS, as `measureLoudness` has it to the bit; -Infinity for silence and below 400 ms. */
  readonly read: () => number
}

/** A meter for `count` channels at `sampleRate` hertz; its memory is 50 numbers a channel and second. */
export function loudnessMeter(sampleRate: number, count: number): LoudnessMeter {
  checkSampleRate(sampleRate)
  const weights = weightsOf(count)
  const slicers = Array.from({ length: count }, () => slicer(sampleRate))
  return {
    push(channels) {
      for (let index = 0; index < count; index += 1) slicers[index]?.push(channels[index] as Float32Array)
    },
    read() {
      const total = new Float64Array(slicers[0]?.powers.length ?? 0)
      slicers.forEach(({ powers }, index) => {
        const weight = weights[index] ?? 1
        for (let k = 0; k < total.length; k += 1) total[k] = (total[k] as number) + weight * (powers[k] as number)
      })
      return gatedLoudness(windows(total, MOMENTARY, STEP))
    },
  }
}
