import { type Audio, MAX_CHANNELS, MAX_SAMPLE_RATE } from '../audio.ts'
import { AudioError, type AudioErrorCode } from '../errors.ts'
import { chunksOf, fourCC, STREAMING } from './chunks.ts'
import {
  BYTES_PER_SAMPLE,
  SUBTYPE_TAIL,
  WAVE_FORMAT_EXTENSIBLE,
  WAVE_FORMAT_IEEE_FLOAT,
  WAVE_FORMAT_PCM,
  type WavFormat,
} from './format.ts'
import { infoText, isFourCC, type WavInfo } from './info.ts'
import { getSamples } from './samples.ts'

/** A decoded WAV file: its audio, how it was stored, its speakers (dwChannelMask, 0 if unsaid) and its text tags. */
export type Wav = Audio & {
  readonly format: WavFormat
  readonly channelMask: number
  readonly info: WavInfo
}

type Layout = { format: WavFormat; channels: number; sampleRate: number; channelMask: number }

function refuse(code: AudioErrorCode, sentence: string): never {
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

function layoutOf(view: DataView, start: number, size: number): Layout {
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

function infoOf(bytes: Uint8Array, view: DataView, start: number, end: number): WavInfo {
  const info: Record<string, string> = {}
  for (const chunk of chunksOf(view, start, end)) {
    if (!isFourCC(chunk.id)) continue
    info[chunk.id] = infoText(bytes.subarray(chunk.start, Math.min(end, chunk.start + chunk.size)))
  }
  return info
}

/** The audio, format and tags of a WAV file; anything wrong with it is an `AudioError`. */
export function decodeWav(bytes: Uint8Array): Wav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12) refuse('wav.truncated', 'This is too short to be a WAV file.')
  if (fourCC(view, 0) !== 'RIFF' || fourCC(view, 8) !== 'WAVE') refuse('wav.not_wav', 'This is not a WAV file.')
  const cksize = view.getUint32(4, true)
  let layout: Layout | undefined
  let data: { start: number; size: number } | undefined
  let info: WavInfo = {}
  for (const { id, start, size } of chunksOf(view, 12, bytes.length)) {
    const left = bytes.length - start
    if (id === 'data') {
      if (data !== undefined) refuse('wav.corrupt', 'The WAV file has two data chunks.')
      if (layout === undefined) refuse('wav.corrupt', 'The WAV file has samples before their format.')
      // Written to a pipe, the size was not known: the samples run to the end.
      const streaming = size >= STREAMING || (size === 0 && (cksize === 0 || cksize >= STREAMING))
      if (!streaming && size > left)
        refuse('wav.truncated', `The WAV file promises ${size} bytes of samples, but only ${left} follow.`)
      data = { start, size: streaming ? left : size }
      if (streaming) break
    } else if (size > left) {
      // What follows the samples is not needed to play them.
      if (data !== undefined) break
      refuse('wav.truncated', 'A chunk of the WAV file is longer than the file.')
    } else if (id === 'fmt ') {
      if (layout !== undefined) refuse('wav.corrupt', 'The WAV file has two format chunks.')
      layout = layoutOf(view, start, size)
    } else if (id === 'LIST' && size >= 4 && fourCC(view, start) === 'INFO') {
      info = infoOf(bytes, view, start + 4, start + size)
    }
  }
  if (layout === undefined) return refuse('wav.corrupt', 'The WAV file has no format chunk.')
  if (data === undefined) return refuse('wav.corrupt', 'The WAV file has no samples.')
  const { format, channels, sampleRate, channelMask } = layout
  const frames = Math.floor(data.size / (channels * BYTES_PER_SAMPLE[format]))
  return {
    sampleRate,
    channels: getSamples(view, data.start, frames, channels, format),
    format,
    channelMask,
    info,
  }
}
