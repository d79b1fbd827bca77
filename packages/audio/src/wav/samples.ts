import { AudioError } from '../errors.ts'
import { BYTES_PER_SAMPLE, type WavFormat } from './format.ts'

type Put = (view: DataView, offset: number, sample: number) => void
type Get = (view: DataView, offset: number) => number

/** `sample` as a whole number of `bits`: full scale is 2^(bits-1), rounded half up, clipped. */
function quantised(sample: number, scale: number): number {
  const value = Math.floor(sample * scale + 0.5)
  return value < -scale ? -scale : value > scale - 1 ? scale - 1 : value
}

const PUT: Record<WavFormat, Put> = {
  // Eight-bit WAV is unsigned, 128 is silence.
  pcm8: (view, offset, sample) => view.setUint8(offset, quantised(sample, 128) + 128),
  pcm16: (view, offset, sample) => view.setInt16(offset, quantised(sample, 32768), true),
  pcm24: (view, offset, sample) => {
    const value = quantised(sample, 8388608)
    view.setUint16(offset, value & 0xffff, true)
    view.setInt8(offset + 2, value >> 16)
  },
  pcm32: (view, offset, sample) => view.setInt32(offset, quantised(sample, 2147483648), true),
  float32: (view, offset, sample) => view.setFloat32(offset, sample, true),
  float64: (view, offset, sample) => view.setFloat64(offset, sample, true),
}

const GET: Record<WavFormat, Get> = {
  pcm8: (view, offset) => (view.getUint8(offset) - 128) / 128,
  pcm16: (view, offset) => view.getInt16(offset, true) / 32768,
  pcm24: (view, offset) => (view.getUint16(offset, true) + view.getInt8(offset + 2) * 65536) / 8388608,
  pcm32: (view, offset) => view.getInt32(offset, true) / 2147483648,
  float32: (view, offset) => view.getFloat32(offset, true),
  float64: (view, offset) => view.getFloat64(offset, true),
}

/** Writes `channels` interleaved at `offset` of `view`. */
export function putSamples(view: DataView, offset: number, channels: readonly Float32Array[], format: WavFormat): void {
  const put = PUT[format]
  const size = BYTES_PER_SAMPLE[format]
  const step = size * channels.length
  channels.forEach((channel, index) => {
    for (let i = 0, at = offset + index * size; i < channel.length; i += 1, at += step) {
      const sample = channel[i] as number
      // NaN - NaN and Infinity - Infinity are NaN, which equals nothing.
      if (sample - sample !== 0)
        throw new AudioError('wav.not_finite', `Sample ${i} of channel ${index + 1} is not a finite number.`)
      put(view, at, sample)
    }
  })
}

/** Reads `frames` interleaved frames of `count` channels at `offset` of `view`. */
export function getSamples(
  view: DataView,
  offset: number,
  frames: number,
  count: number,
  format: WavFormat,
): Float32Array<ArrayBuffer>[] {
  const get = GET[format]
  const size = BYTES_PER_SAMPLE[format]
  const step = size * count
  return Array.from({ length: count }, (_, index) => {
    const channel = new Float32Array(frames)
    for (let i = 0, at = offset + index * size; i < frames; i += 1, at += step) {
      const sample = Math.fround(get(view, at))
      if (sample - sample !== 0)
        throw new AudioError('wav.not_finite', `Sample ${i} of channel ${index + 1} is not a finite number.`)
      channel[i] = sample
    }
    return channel
  })
}
