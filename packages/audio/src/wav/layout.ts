import { MAX_CHANNELS, MAX_SAMPLE_RATE } from '../audio.ts'
import { AudioError, type AudioErrorCode } from '../errors.ts'
import {
  BYTES_PER_SAMPLE,
  SUBTYPE_TAIL,
  WAVE_FORMAT_EXTENSIBLE,
  WAVE_FORMAT_IEEE_FLOAT,
  WAVE_FORMAT_PCM,
  type WavFormat,
} from './format.ts'

/** What the format chunk says. */
export type Layout = { format: WavFormat; channels: number; sampleRate: number; channelMask: number }

/** Throws an `AudioError`. */
export function refuse(code: AudioErrorCode, sentence: string): never {
  throw new AudioError(code, sentence)
}

function formatOf(tag: number, bits: number): WavFormat {
  if (tag === WAVE_FORMAT_PCM) {
    if (bits === 8) return 'pcm8'
    if (bits === 16) return 'pcm16'
    if (bits === 24) return 'pcm24'
    if (bits === 32) return 'pcm32'
  } else if (tag === WAVE_FORMAT_IEEE_FLOAT) {
    if (bits === 32) return 'float32'
    if (bits === 64) return 'float64'
  } else refuse('wav.unsupported', `The WAV file is compressed with a codec (tag ${tag}) that we do not read.`)
  return refuse('wav.unsupported', `The WAV file stores samples of ${bits} bits, which we do not read.`)
}

/** The format chunk of `size` bytes at `start`, checked. */
export function layoutOf(view: DataView, start: number, size: number): Layout {
  if (size < 16) refuse('wav.corrupt', 'The format chunk of the WAV file is too short.')
  const wFormatTag = view.getUint16(start, true)
  const nChannels = view.getUint16(start + 2, true)
  const nSamplesPerSec = view.getUint32(start + 4, true)
  const nBlockAlign = view.getUint16(start + 12, true)
  const wBitsPerSample = view.getUint16(start + 14, true)
  const extensible = wFormatTag === WAVE_FORMAT_EXTENSIBLE
  if (extensible && size < 40) refuse('wav.corrupt', 'The extensible format chunk of the WAV file is too short.')
  if (extensible && SUBTYPE_TAIL.some((byte, i) => view.getUint8(start + 26 + i) !== byte))
    refuse('wav.unsupported', 'The WAV file names a sample format that we do not know.')
  const format = formatOf(extensible ? view.getUint16(start + 24, true) : wFormatTag, wBitsPerSample)
  if (nChannels < 1) refuse('wav.corrupt', 'The WAV file says it has no channels.')
  if (nChannels > MAX_CHANNELS)
    refuse('wav.unsupported', `The WAV file has ${nChannels} channels; we read up to ${MAX_CHANNELS}.`)
  if (nSamplesPerSec < 1) refuse('wav.corrupt', 'The WAV file says its sample rate is zero.')
  if (nSamplesPerSec > MAX_SAMPLE_RATE)
    refuse('wav.unsupported', `The sample rate of the WAV file, ${nSamplesPerSec} Hz, is beyond ${MAX_SAMPLE_RATE} Hz.`)
  if (nBlockAlign !== nChannels * BYTES_PER_SAMPLE[format])
    refuse('wav.corrupt', 'The frame size in the WAV file does not match its channels and sample size.')
  return {
    format,
    channels: nChannels,
    sampleRate: nSamplesPerSec,
    channelMask: extensible ? view.getUint32(start + 20, true) : 0,
  }
}
