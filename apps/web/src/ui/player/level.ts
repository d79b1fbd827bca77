import { measureLoudness } from '@stemma/audio'

/** Loudness everything is brought to (LUFS), how far quiet things may be raised (decibels), and the ceiling of their peaks. */
const target = -18
const mostRise = 9
const ceiling = 0.94

/** The gain that brings samples to the common loudness without clipping. Silence stays as it is. */
export const levelOf = (channels: readonly Float32Array<ArrayBuffer>[], sampleRate: number): number => {
  const { integrated } = measureLoudness({ sampleRate, channels })
  if (!Number.isFinite(integrated)) return 1
  let peak = 0
  for (const channel of channels) for (const sample of channel) peak = Math.max(peak, Math.abs(sample))
  const wanted = 10 ** (Math.min(mostRise, target - integrated) / 20)
  return peak > 0 ? Math.min(wanted, ceiling / peak) : wanted
}
