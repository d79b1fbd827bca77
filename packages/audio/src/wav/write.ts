import { type Audio, checkAudio, frameCount } from '../audio.ts'
import { AudioError } from '../errors.ts'
import {
  BYTES_PER_SAMPLE,
  CHANNEL_MASKS,
  isFloat,
  SUBTYPE_TAIL,
  WAVE_FORMAT_EXTENSIBLE,
  WAVE_FORMAT_IEEE_FLOAT,
  WAVE_FORMAT_PCM,
  type WavFormat,
} from './format.ts'
import { infoChunk, putFourCC, type WavInfo } from './info.ts'
import { putSamples } from './samples.ts'

export type EncodeWavOptions = {
  readonly format: WavFormat
  readonly info?: WavInfo
  /** Write WAVE_FORMAT_EXTENSIBLE; by default for more than two channels, as the specification asks. */
  readonly extensible?: boolean
  /** dwChannelMask of an extensible file; by default the usual layout of that many channels. */
  readonly channelMask?: number
}

/** `audio` as a WAV file; without tags and with one or two channels of PCM, exactly the canonical 44-byte header. */
export function encodeWav(audio: Audio, options: EncodeWavOptions): Uint8Array<ArrayBuffer> {
  checkAudio(audio)
  const { format } = options
  const count = audio.channels.length
  const size = BYTES_PER_SAMPLE[format]
  const frames = frameCount(audio)
  const extensible = options.extensible ?? count > 2
  const tag = isFloat(format) ? WAVE_FORMAT_IEEE_FLOAT : WAVE_FORMAT_PCM
  const fmtBytes = extensible ? 40 : isFloat(format) ? 18 : 16
  // Non-PCM files carry a fact chunk with the number of frames.
  const factBytes = isFloat(format) || extensible ? 12 : 0
  const dataBytes = frames * count * size
  const info = infoChunk(options.info ?? {})
  const listBytes = info.length === 0 ? 0 : 8 + info.length
  const total = 12 + 8 + fmtBytes + factBytes + 8 + dataBytes + (dataBytes & 1) + listBytes
  if (total > 0xffffffff) throw new AudioError('wav.too_large', 'A WAV file cannot be larger than 4 GiB.')

  const bytes = new Uint8Array(total)
  const view = new DataView(bytes.buffer)
  putFourCC(view, 0, 'RIFF') // ckID
  view.setUint32(4, total - 8, true) // cksize
  putFourCC(view, 8, 'WAVE') // WAVEID
  putFourCC(view, 12, 'fmt ') // ckID
  view.setUint32(16, fmtBytes, true) // cksize
  view.setUint16(20, extensible ? WAVE_FORMAT_EXTENSIBLE : tag, true) // wFormatTag
  view.setUint16(22, count, true) // nChannels
  view.setUint32(24, audio.sampleRate, true) // nSamplesPerSec
  view.setUint32(28, Math.min(0xffffffff, audio.sampleRate * count * size), true) // nAvgBytesPerSec
  view.setUint16(32, count * size, true) // nBlockAlign
  view.setUint16(34, size * 8, true) // wBitsPerSample
  if (fmtBytes > 16) view.setUint16(36, fmtBytes - 18, true) // cbSize
  if (extensible) {
    view.setUint16(38, size * 8, true) // wValidBitsPerSample
    view.setUint32(40, options.channelMask ?? CHANNEL_MASKS[count] ?? 0, true) // dwChannelMask
    view.setUint16(44, tag, true) // SubFormat
    bytes.set(SUBTYPE_TAIL, 46) // SubFormat
  }
  let at = 20 + fmtBytes
  if (factBytes > 0) {
    putFourCC(view, at, 'fact') // ckID
    view.setUint32(at + 4, 4, true) // cksize
    view.setUint32(at + 8, frames, true) // dwSampleLength
    at += factBytes
  }
  putFourCC(view, at, 'data') // ckID
  view.setUint32(at + 4, dataBytes, true) // cksize
  putSamples(view, at + 8, audio.channels, format)
  at += 8 + dataBytes + (dataBytes & 1)
  if (listBytes > 0) {
    putFourCC(view, at, 'LIST') // ckID
    view.setUint32(at + 4, info.length, true) // cksize
    bytes.set(info, at + 8)
  }
  return bytes
}
