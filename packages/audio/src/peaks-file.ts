import { MAX_SAMPLE_RATE } from './audio.ts'
import { AudioError } from './errors.ts'
import { MAX_PEAK_COLUMNS, type Peaks } from './peaks.ts'

const MAGIC = 0x4b504453 // 'SDPK' read as a little-endian word.
const VERSION = 1
const HEADER_BYTES = 20

/**
 * `peaks` as bytes, little-endian: magic 'SDPK', version u16, bytes per column u16, sample rate u32, frames u32,
 * columns u32, then all `min` (i8), all `max` (i8), all `rms` (u8). Planar, because planes compress better.
 */
export function encodePeaks(peaks: Peaks): Uint8Array<ArrayBuffer> {
  const { columns } = peaks
  const bytes = new Uint8Array(HEADER_BYTES + 3 * columns)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, MAGIC, true)
  view.setUint16(4, VERSION, true)
  view.setUint16(6, 3, true)
  view.setUint32(8, peaks.sampleRate, true)
  view.setUint32(12, peaks.frames, true)
  view.setUint32(16, columns, true)
  bytes.set(new Uint8Array(peaks.min.buffer, peaks.min.byteOffset, columns), HEADER_BYTES)
  bytes.set(new Uint8Array(peaks.max.buffer, peaks.max.byteOffset, columns), HEADER_BYTES + columns)
  bytes.set(peaks.rms, HEADER_BYTES + 2 * columns)
  return bytes
}

/** The peaks in `bytes`, or a refusal. */
export function decodePeaks(bytes: Uint8Array): Peaks {
  const refuse = (sentence: string): never => {
    throw new AudioError('peaks.corrupt', sentence)
  }
  if (bytes.length < HEADER_BYTES) refuse('This is too short to be a peaks file.')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(0, true) !== MAGIC) refuse('This is not a peaks file.')
  if (view.getUint16(4, true) !== VERSION || view.getUint16(6, true) !== 3)
    refuse('This peaks file is of a version we cannot read.')
  const sampleRate = view.getUint32(8, true)
  const frames = view.getUint32(12, true)
  const columns = view.getUint32(16, true)
  if (sampleRate < 1 || sampleRate > MAX_SAMPLE_RATE) refuse('The peaks file names an impossible sample rate.')
  if (columns < 1 || columns > MAX_PEAK_COLUMNS || bytes.length !== HEADER_BYTES + 3 * columns)
    refuse('The length of the peaks file does not match its number of columns.')
  const plane = (index: number): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(bytes.subarray(HEADER_BYTES + index * columns, HEADER_BYTES + (index + 1) * columns))
  const min = new Int8Array(plane(0).buffer)
  const max = new Int8Array(plane(1).buffer)
  if (min.some((low, column) => low > (max[column] as number))) refuse('A column of the peaks file is upside down.')
  return { sampleRate, frames, columns, min, max, rms: plane(2) }
}
