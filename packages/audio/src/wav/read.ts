import type { Audio } from '../audio.ts'
import { chunksOf, fourCC, STREAMING } from './chunks.ts'
import { BYTES_PER_SAMPLE, type WavFormat } from './format.ts'
import { infoText, isFourCC, type WavInfo } from './info.ts'
import { type Layout, layoutOf, refuse } from './layout.ts'
import { getSamples } from './samples.ts'

/** A decoded WAV file: its audio, how it was stored, its speakers (dwChannelMask, 0 if unsaid) and its text tags. */
export type Wav = Audio & {
  readonly format: WavFormat
  readonly channelMask: number
  readonly info: WavInfo
}

function infoOf(bytes: Uint8Array, view: DataView, start: number, end: number): WavInfo {
  const info: Record<string, string> = {}
  for (const chunk of chunksOf(view, start, end)) {
    if (!isFourCC(chunk.id)) continue
    info[chunk.id] = infoText(bytes.subarray(chunk.start, Math.min(end, chunk.start + chunk.size)))
  }
  return info
}

/** Bytes of samples in a data chunk that claims `size`, of `left` bytes to the end of the file. */
function dataBytes(size: number, left: number, riffSize: number, ds64Size: number | undefined): number {
  // RF64 (EBU Tech 3306) keeps the size of more than 4 GiB in a chunk of its own.
  const claimed = size === 0xffffffff && ds64Size !== undefined ? ds64Size : size
  if (claimed > left) {
    // Written to a pipe, the size was not known: the samples run to the end.
    if (claimed === size && size >= STREAMING) return left
    refuse('wav.truncated', `The WAV file promises ${claimed} bytes of samples, but only ${left} follow.`)
  }
  return claimed === 0 && (riffSize === 0 || riffSize >= STREAMING) ? left : claimed
}

/** The audio, format and tags of a WAV file; anything wrong with it is an `AudioError`. */
export function decodeWav(bytes: Uint8Array): Wav {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 12) refuse('wav.truncated', 'This is too short to be a WAV file.')
  const family = fourCC(view, 0)
  if ((family !== 'RIFF' && family !== 'RF64') || fourCC(view, 8) !== 'WAVE')
    refuse('wav.not_wav', 'This is not a WAV file.')
  const riffSize = view.getUint32(4, true)
  let layout: Layout | undefined
  let ds64Size: number | undefined
  let data: { start: number; size: number } | undefined
  let info: WavInfo = {}
  for (const { id, start, size } of chunksOf(view, 12, bytes.length)) {
    const left = bytes.length - start
    if (id === 'data') {
      if (data !== undefined) refuse('wav.corrupt', 'The WAV file has two data chunks.')
      if (layout === undefined) refuse('wav.corrupt', 'The WAV file has samples before their format.')
      data = { start, size: dataBytes(size, left, riffSize, ds64Size) }
      // Where the samples run to the end, no chunk follows them.
      if (data.size === left) break
    } else if (size > left) {
      // What follows the samples is not needed to play them.
      if (data !== undefined) break
      refuse('wav.truncated', 'A chunk of the WAV file is longer than the file.')
    } else if (id === 'fmt ') {
      if (layout !== undefined) refuse('wav.corrupt', 'The WAV file has two format chunks.')
      layout = layoutOf(view, start, size)
    } else if (id === 'ds64' && family === 'RF64' && size >= 24) {
      ds64Size = view.getUint32(start + 8, true) + view.getUint32(start + 12, true) * 4294967296
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
