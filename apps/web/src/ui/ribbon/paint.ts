import type { Peaks } from '@stemma/audio'
import { onRecolour } from '../appearance.ts'
import { stencilOf } from './stencil.ts'
import type { Wave } from './wave.ts'

export type Colours = { played: string; rest: string; range: string; cursor: string }
/** All fractions of the whole length, 0..1. */
export type View = { played: number; hover: number | undefined; range: readonly [number, number] | undefined }

const known = new Map<string, Colours>()
onRecolour(() => known.clear())

/** What the style sheet says, resolved: canvas knows no custom properties. Asked once for each hue, not for every row. */
export const coloursOf = (element: Element): Colours => {
  const hue = element.closest('[data-hue]')?.getAttribute('data-hue') ?? ''
  const found = known.get(hue)
  if (found !== undefined) return found
  const style = getComputedStyle(element)
  const colours = {
    played: style.color,
    rest: style.caretColor,
    range: style.backgroundColor,
    cursor: style.borderTopColor,
  }
  known.set(hue, colours)
  return colours
}

/** Draws one frame. Sizes in CSS pixels, `scale` device pixels per CSS pixel. */
export const paint = (
  canvas: HTMLCanvasElement,
  source: { wave: Wave; peaks: Peaks } | undefined,
  view: View,
  colours: Colours,
  scale: number,
): void => {
  const pen = canvas.getContext('2d')
  if (pen === null) return
  const { width, height } = canvas
  const at = Math.round(view.played * width)
  pen.clearRect(0, 0, width, height)
  if (source === undefined) {
    pen.fillStyle = colours.rest
    pen.globalAlpha = 0.5
    pen.fillRect(0, Math.round(height / 2 - scale / 2), width, scale)
    pen.globalAlpha = 1
  } else {
    pen.drawImage(stencilOf(source.wave, source.peaks, width, height, scale), 0, 0)
    pen.globalCompositeOperation = 'source-atop'
    pen.fillStyle = colours.played
    pen.fillRect(0, 0, at, height)
    pen.fillStyle = colours.rest
    pen.fillRect(at, 0, width - at, height)
    pen.globalCompositeOperation = 'source-over'
  }
  if (view.range !== undefined) {
    const [from, to] = view.range
    pen.globalCompositeOperation = 'destination-over'
    pen.fillStyle = colours.range
    pen.fillRect(from * width, 0, (to - from) * width, height)
    pen.globalCompositeOperation = 'source-over'
  }
  pen.fillStyle = colours.cursor
  if (view.hover !== undefined) pen.fillRect(Math.round(view.hover * width), 0, scale, height)
  if (view.played > 0 && view.played < 1) pen.fillRect(at - scale / 2, 0, Math.max(1, scale), height)
}
