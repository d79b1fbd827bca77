import { SFXR_LAYOUT, ZZFX_LAYOUT, type Audio, type PatchParameter, type SfxrName, type ZzfxName } from '@stemma/audio'
import { onKnob, pitchOfHertz, type SoundParameters } from '../parameters.ts'
import { crossingRate, pitchTrack } from './pitch-track.ts'

export type PatchEngine = 'sfxr/v1' | 'zzfx/v1'

/** What is measured of a sound's pitch, seconds: its beginning tells, and the measuring stays short. */
const measured = 1
/** Noise has no pitch; it crosses zero about this many times as often as the tone one would call alike. */
const noiseAbovePitch = 6
/** Repeats faster than 40 a second are a tone; fewer than 3 are no stutter. */
const shortestRepeat = 0.025
const fewestRepeats = 3

/** What a patch says of itself: whether it is noise, and the seconds between the repeats it asks for (0: none). */
const traitsOf = (engine: PatchEngine, patch: readonly number[]): { noisy: boolean; repeat: number } => {
  const layout: readonly PatchParameter[] = engine === 'sfxr/v1' ? SFXR_LAYOUT : ZZFX_LAYOUT
  const of = (name: SfxrName | ZzfxName): number => patch[layout.findIndex(([known]) => known === name)] ?? 0
  if (engine === 'zzfx/v1')
    return { noisy: (of('shape') > 3 && of('shape') <= 4) || of('noise') > 0.5, repeat: of('repeatTime') }
  const slowness = 1 - of('p_repeat_speed')
  const repeat = slowness === 1 ? 0 : (slowness * slowness * 20_000 + 32) / 44_100
  return { noisy: of('wave_type') === 3, repeat }
}

const mean = (numbers: readonly number[]): number =>
  numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0

/** Gliding is what makes a synthetic sound seem liquid: 1 for noise, 2 for a steady tone, up to 6 by octaves from window to window. */
const wetnessOf = (track: readonly number[], noisy: boolean): number => {
  const glides = track.slice(1).map((hertz, i) => Math.abs(Math.log2(hertz / (track[i] ?? hertz))))
  return noisy ? 1 : onKnob('wetness', 2 + Math.min(4, 8 * mean(glides)))
}

/** The knobs that come nearest to a patch, measured on its sound: length and main frequency truly, the rest by likeness. */
export const describePatch = (
  engine: PatchEngine,
  patch: readonly number[],
  { sampleRate, channels }: Audio,
): SoundParameters => {
  const samples = channels[0] ?? new Float32Array(0)
  const seconds = samples.length / sampleRate
  const track = pitchTrack(samples, sampleRate, measured)
  const { noisy, repeat } = traitsOf(engine, patch)
  const toneless = noisy || track.length === 0
  const crossings = crossingRate(samples, sampleRate)
  const hertz = toneless ? crossings / (noisy ? noiseAbovePitch : 1) : median(track)
  const pitch = pitchOfHertz(hertz)
  const stutters = repeat >= shortestRepeat && seconds / repeat >= fewestRepeats
  const unbroken = pitch <= 2 ? 'rumbler' : !noisy && pitch >= 7 ? 'squeaker' : 'classic'
  return {
    duration: onKnob('duration', seconds),
    wetness: wetnessOf(track, noisy),
    pitch,
    type: stutters ? 'stutterer' : unbroken,
  }
}
