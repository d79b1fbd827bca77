import { checkSampleRate } from './audio.ts'
import { MAX_PEAK_COLUMNS, type Peaks } from './peaks.ts'
import { AudioError } from './errors.ts'

/** Draws a waveform's outline while the audio comes, in fixed memory. */
export type Outliner = {
  /** Blocks of one length, one a channel. */
  readonly push: (channels: readonly Float32Array[]) => void
  /** The outline of all so far; the edges of columns lie within 1/8192 of the length of where `peaks` has them. */
  readonly read: (options: { readonly columns: number }) => Peaks
}

const BINS = 16_384

/** An outliner of audio at `sampleRate` hertz, however long it will be. */
export function outliner(sampleRate: number): Outliner {
  checkSampleRate(sampleRate)
  const low = new Float32Array(BINS)
  const high = new Float32Array(BINS)
  const squares = new Float64Array(BINS)
  let width = 1
  let frames = 0
  let count = 1

  /** Makes room: every two bins become one. */
  function halve(): void {
    for (let i = 0; i < BINS / 2; i += 1) {
      low[i] = Math.min(low[2 * i] as number, low[2 * i + 1] as number)
      high[i] = Math.max(high[2 * i] as number, high[2 * i + 1] as number)
      squares[i] = (squares[2 * i] as number) + (squares[2 * i + 1] as number)
    }
    width *= 2
  }

  /** Takes frames that all lie in one bin. */
  function take(channel: Float32Array, from: number, to: number, bin: number, isNew: boolean): void {
    let least = isNew ? Infinity : (low[bin] as number)
    let most = isNew ? -Infinity : (high[bin] as number)
    let sum = isNew ? 0 : (squares[bin] as number)
    for (let i = from; i < to; i += 1) {
      const x = channel[i] as number
      if (x < least) least = x
      if (x > most) most = x
      sum += x * x
    }
    low[bin] = least
    high[bin] = most
    squares[bin] = sum
  }

  function push(channels: readonly Float32Array[]): void {
    const length = channels[0]?.length ?? 0
    count = channels.length
    for (let i = 0; i < length;) {
      if (frames === BINS * width) halve()
      const bin = Math.floor(frames / width)
      const within = frames - bin * width
      const taken = Math.min(length - i, width - within)
      channels.forEach((channel, index) => take(channel, i, i + taken, bin, within === 0 && index === 0))
      frames += taken
      i += taken
    }
  }

  function read({ columns }: { readonly columns: number }): Peaks {
    if (!Number.isInteger(columns) || columns < 1 || columns > MAX_PEAK_COLUMNS)
      throw new AudioError('audio.invalid', `The number of columns must be 1 to ${MAX_PEAK_COLUMNS}.`)
    const outline: Peaks = {
      sampleRate,
      frames,
      columns,
      min: new Int8Array(columns),
      max: new Int8Array(columns),
      rms: new Uint8Array(columns),
    }
    const bins = Math.ceil(frames / width)
    for (let column = 0; column < columns && bins > 0; column += 1) {
      const start = Math.min(Math.floor((column * frames) / columns / width), bins - 1)
      const end = Math.min(bins, Math.max(start + 1, Math.floor(((column + 1) * frames) / columns / width)))
      let least = Infinity
      let most = -Infinity
      let sum = 0
      for (let bin = start; bin < end; bin += 1) {
        least = Math.min(least, low[bin] as number)
        most = Math.max(most, high[bin] as number)
        sum += squares[bin] as number
      }
      const heard = (Math.min(end * width, frames) - start * width) * count
      outline.min[column] = Math.max(-128, Math.min(127, Math.floor(least * 128)))
      outline.max[column] = Math.max(-128, Math.min(127, Math.ceil(most * 128)))
      outline.rms[column] = Math.min(255, Math.round(Math.sqrt(sum / heard) * 255))
    }
    return outline
  }
  return { push, read }
}
