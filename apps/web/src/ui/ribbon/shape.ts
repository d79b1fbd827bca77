import type { Peaks } from '@stemma/audio'

type Outline = Pick<Peaks, 'min' | 'max' | 'rms'>
/** Distances from the middle line in device pixels, for each device pixel column: the reach of the samples, and their energy. */
export type Shape = { up: Float32Array; down: Float32Array; body: Float32Array }

/** At most this much is a quiet recording enlarged, so that it reads as quiet and still shows its form. */
const loudest = 3

/** Folds an outline into `width` columns of `height`, never thinner than `thinnest`. */
export const shapeOf = (peaks: Outline, width: number, height: number, thinnest: number): Shape => {
  const bins = peaks.max.length
  let highest = 1
  for (let bin = 0; bin < bins; bin++) highest = Math.max(highest, peaks.max[bin] ?? 0, -(peaks.min[bin] ?? 0))
  const scale = (Math.min(loudest, 122 / highest) * height) / 2 / 127
  const shape: Shape = { up: new Float32Array(width), down: new Float32Array(width), body: new Float32Array(width) }
  for (let column = 0; column < width; column++) {
    const from = Math.floor((column * bins) / width)
    const to = Math.min(bins, Math.max(from + 1, Math.floor(((column + 1) * bins) / width)))
    let low = 0
    let high = 0
    let energy = 0
    for (let bin = from; bin < to; bin++) {
      low = Math.min(low, peaks.min[bin] ?? 0)
      high = Math.max(high, peaks.max[bin] ?? 0)
      energy = Math.max(energy, peaks.rms[bin] ?? 0)
    }
    shape.up[column] = Math.max(thinnest / 2, high * scale)
    shape.down[column] = Math.max(thinnest / 2, -low * scale)
    shape.body[column] = Math.max(thinnest / 2, (energy / 2) * scale)
  }
  return shape
}
