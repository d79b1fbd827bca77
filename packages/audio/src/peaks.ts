import { type Audio, checkAudio, frameCount } from './audio.ts'
import { AudioError } from './errors.ts'

/** A waveform's outline: for each column the lowest and highest sample of any channel and the root mean square of all. */
export type Peaks = {
  readonly sampleRate: number
  /** Length of the audio in frames; column i spans frames floor(i * frames / columns) to floor((i + 1) * frames / columns). */
  readonly frames: number
  readonly columns: number
  /** -128 to 127 for -1 to 1, rounded outwards. */
  readonly min: Int8Array<ArrayBuffer>
  readonly max: Int8Array<ArrayBuffer>
  /** 0 to 255 for 0 to 1, rounded. */
  readonly rms: Uint8Array<ArrayBuffer>
}

export const MAX_PEAK_COLUMNS = 1 << 20

/** The outline of `audio` in `columns` columns. */
export function peaks(audio: Audio, options: { readonly columns: number }): Peaks {
  checkAudio(audio)
  const { columns } = options
  if (!Number.isInteger(columns) || columns < 1 || columns > MAX_PEAK_COLUMNS)
    throw new AudioError('audio.invalid', `The number of columns must be 1 to ${MAX_PEAK_COLUMNS}.`)
  const frames = frameCount(audio)
  const outline: Peaks = {
    sampleRate: audio.sampleRate,
    frames,
    columns,
    min: new Int8Array(columns),
    max: new Int8Array(columns),
    rms: new Uint8Array(columns),
  }
  for (let column = 0; column < columns && frames > 0; column += 1) {
    const start = Math.min(Math.floor((column * frames) / columns), frames - 1)
    const end = Math.max(start + 1, Math.floor(((column + 1) * frames) / columns))
    let low = Infinity
    let high = -Infinity
    let squares = 0
    for (const channel of audio.channels) {
      for (let i = start; i < end; i += 1) {
        const sample = channel[i] as number
        if (sample < low) low = sample
        if (sample > high) high = sample
        squares += sample * sample
      }
    }
    outline.min[column] = Math.max(-128, Math.min(127, Math.floor(low * 128)))
    outline.max[column] = Math.max(-128, Math.min(127, Math.ceil(high * 128)))
    const rms = Math.sqrt(squares / ((end - start) * audio.channels.length))
    outline.rms[column] = Math.min(255, Math.round(rms * 255))
  }
  return outline
}

/** The root mean square of every sample of `audio`, 0 for none. */
export function rms(audio: Audio): number {
  let squares = 0
  for (const channel of audio.channels)
    for (let i = 0; i < channel.length; i += 1) squares += (channel[i] as number) * (channel[i] as number)
  const count = frameCount(audio) * audio.channels.length
  return count === 0 ? 0 : Math.sqrt(squares / count)
}
