import { AudioError } from './errors.ts'

/** Sampled sound: one `Float32Array` per channel, all of one length, nominal range -1 to 1, at `sampleRate` hertz. */
export type Audio = {
  readonly sampleRate: number
  readonly channels: readonly Float32Array<ArrayBuffer>[]
}

export const MAX_CHANNELS = 64
export const MAX_SAMPLE_RATE = 768_000

/** The length of `audio` in frames (samples per channel). */
export function frameCount(audio: Audio): number {
  return audio.channels[0]?.length ?? 0
}

/** The length of `audio` in seconds. */
export function seconds(audio: Audio): number {
  return frameCount(audio) / audio.sampleRate
}

/** `sampleRate` itself, after a check that it is one. */
export function checkSampleRate(sampleRate: number): number {
  if (!Number.isInteger(sampleRate) || sampleRate < 1 || sampleRate > MAX_SAMPLE_RATE)
    throw new AudioError('audio.invalid', `The sample rate must be a whole number from 1 to ${MAX_SAMPLE_RATE} Hz.`)
  return sampleRate
}

/** `audio` itself, after a check that its shape is one the rest of the package can rely on. */
export function checkAudio(audio: Audio): Audio {
  const { sampleRate, channels } = audio
  checkSampleRate(sampleRate)
  if (channels.length < 1 || channels.length > MAX_CHANNELS)
    throw new AudioError('audio.invalid', `Audio must have 1 to ${MAX_CHANNELS} channels, not ${channels.length}.`)
  const frames = frameCount(audio)
  if (channels.some((channel) => channel.length !== frames))
    throw new AudioError('audio.invalid', 'All channels must have the same number of frames.')
  return audio
}
