import { measureFeatures, render, SFXR_LAYOUT, ZZFX_LAYOUT, type Features } from '@stemma/audio'
import { neutral, onKnob, pitchOfHertz, type SoundParameters, type SoundType } from '../parameters.ts'

export type PatchEngine = 'sfxr/v1' | 'zzfx/v1'

/** What is measured of a sound, seconds: its beginning tells, and the measuring stays short. */
const measured = 1
/** Noise has no pitch; its centroid lies about this many times above the pitch one would call it. */
const noiseAbovePitch = 6

/** Seconds between the repeats a patch asks for; 0 for none. */
const repeatSeconds = (engine: PatchEngine, patch: readonly number[]): number => {
  if (engine === 'zzfx/v1') return patch[ZZFX_LAYOUT.findIndex(([name]) => name === 'repeatTime')] ?? 0
  const speed = patch[SFXR_LAYOUT.findIndex(([name]) => name === 'p_repeat_speed')] ?? 0
  return speed === 0 ? 0 : ((1 - speed) * (1 - speed) * 20_000 + 32) / 44_100
}

const typeOf = (pitch: number, tonal: boolean, stutters: boolean): SoundType => {
  if (stutters) return 'stutterer'
  if (tonal && pitch >= 7) return 'squeaker'
  return pitch <= 2 ? 'rumbler' : 'classic'
}

/** Up to 6, as rising tones are counted: bubbles rise, but not all that rises is a bubble. */
const wetnessOf = ({ bubbleCount, activeSeconds }: Features, tonal: boolean): number =>
  tonal ? onKnob('wetness', 2 + Math.min(4, bubbleCount / Math.max(0.2, activeSeconds) / 2)) : 1

/** The knobs that come nearest to a patch, measured on its sound: length and main frequency exactly, the rest by likeness. */
export const describePatch = (engine: PatchEngine, patch: readonly number[]): SoundParameters => {
  const { sampleRate, channels } = render({ engine, seed: 0, parameters: neutral, patch })
  const samples = channels[0] ?? new Float32Array(0)
  const seconds = samples.length / sampleRate
  const features = measureFeatures({ sampleRate, channels: [samples.slice(0, measured * sampleRate)] })
  const tonal = features.tonalToNoise > 0 && features.pulseRate > 0
  const pitch = pitchOfHertz(tonal ? features.pulseRate : features.spectralCentroid / noiseAbovePitch)
  const repeat = repeatSeconds(engine, patch)
  // Faster than 40 a second, repeats are a tone.
  const stutters = features.burstCount >= 3 || (repeat >= 0.025 && seconds / repeat >= 3)
  return {
    duration: onKnob('duration', seconds),
    wetness: wetnessOf(features, tonal),
    pitch,
    type: typeOf(pitch, tonal, stutters),
  }
}
