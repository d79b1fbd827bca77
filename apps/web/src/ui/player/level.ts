import { measureLoudness } from '@stemma/audio'
import { gainOf } from './gain.ts'

/** The gain that brings samples to the common loudness without clipping. Silence stays as it is. */
export const levelOf = (channels: readonly Float32Array<ArrayBuffer>[], sampleRate: number): number => {
  let peak = 0
  for (const channel of channels) for (const sample of channel) peak = Math.max(peak, Math.abs(sample))
  return gainOf(measureLoudness({ sampleRate, channels }).integrated, peak)
}
