import type { Peaks } from '@stemma/audio'
import { shapeOf } from './shape.ts'
import type { Wave } from './wave.ts'

type Stencil = OffscreenCanvas | HTMLCanvasElement
type Pen = OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D

const limit = 400
const stencils = new Map<string, Stencil>()

const blank = (width: number, height: number): Stencil => {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height)
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  return canvas
}

const area = (pen: Pen, middle: number, up: Float32Array, down: Float32Array): void => {
  pen.beginPath()
  for (let column = 0; column < up.length; column++) pen.lineTo(column + 0.5, middle - (up[column] ?? 0))
  for (let column = down.length - 1; column >= 0; column--) pen.lineTo(column + 0.5, middle + (down[column] ?? 0))
  pen.closePath()
  pen.fill()
}

/**
 * The wave as a colourless shape of `width` × `height` device pixels, its energy opaque inside its half opaque reach. A frame
 * stamps and tints it, which costs a copy and two rectangles however long the audio is. Kept by content, the longest unused go first.
 */
export const stencilOf = (wave: Wave, peaks: Peaks, width: number, height: number, scale: number): Stencil => {
  const key = `${wave.key} ${width}x${height}`
  const found = stencils.get(key)
  if (found !== undefined) {
    stencils.delete(key)
    stencils.set(key, found)
    return found
  }
  const stencil = blank(width, height)
  const pen = stencil.getContext('2d')
  if (pen !== null) {
    const { up, down, body } = shapeOf(peaks, width, height, Math.max(1, scale))
    pen.globalAlpha = 0.5
    area(pen, height / 2, up, down)
    pen.globalAlpha = 1
    area(pen, height / 2, body, body)
  }
  stencils.set(key, stencil)
  const oldest = stencils.keys().next()
  if (stencils.size > limit && !oldest.done) stencils.delete(oldest.value)
  return stencil
}
