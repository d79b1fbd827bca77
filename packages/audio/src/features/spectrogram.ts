import { cos, TAU } from '../math.ts'
import { fft } from './fft.ts'

/** Power spectra of `size`-frame Hann windows every `hop` frames, one after another, `size / 2` bins each. */
export type Spectrogram = { readonly bins: number; readonly windows: number; readonly power: Float32Array }

/** The spectrogram of `samples`, the last window padded with silence. */
export function spectrogram(samples: Float32Array, size: number, hop: number): Spectrogram {
  const bins = size / 2
  const windows = Math.max(1, Math.ceil((samples.length - size) / hop) + 1)
  const power = new Float32Array(windows * bins)
  const hann = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * cos((TAU * i) / size))
  const transform = fft(size)
  const re = new Float64Array(size)
  const im = new Float64Array(size)
  for (let w = 0; w < windows; w += 1) {
    for (let i = 0; i < size; i += 1) {
      re[i] = (samples[w * hop + i] ?? 0) * (hann[i] as number)
      im[i] = 0
    }
    transform(re, im)
    for (let b = 0; b < bins; b += 1)
      power[w * bins + b] = (re[b] as number) * (re[b] as number) + (im[b] as number) * (im[b] as number)
  }
  return { bins, windows, power }
}
