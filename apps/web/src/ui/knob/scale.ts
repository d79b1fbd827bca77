/** What a knob turns: its ends, the smallest step, and the step of an arrow key. `curve` above 1 gives low values more of the way. */
export type Scale = { low: number; high: number; step: number; nudge: number; curve?: number }

const decimalsOf = (step: number): number => Math.max(0, Math.ceil(-Math.log10(step) - 1e-9))

/** The nearest value the knob can hold. */
export const onScale = (scale: Scale, value: number): number => {
  const within = Math.min(scale.high, Math.max(scale.low, value))
  const snapped = scale.low + Math.round((within - scale.low) / scale.step) * scale.step
  return Number(Math.min(scale.high, snapped).toFixed(decimalsOf(scale.step)))
}

/** How far the knob is turned, 0..1. */
export const turnOf = (scale: Scale, value: number): number =>
  Math.max(0, (value - scale.low) / (scale.high - scale.low)) ** (1 / (scale.curve ?? 1))

/** The value at a turn of 0..1. */
export const valueAt = (scale: Scale, turn: number): number =>
  onScale(scale, scale.low + Math.min(1, Math.max(0, turn)) ** (scale.curve ?? 1) * (scale.high - scale.low))

/** Where a key moves the knob; undefined for keys that are not its business. Shift makes the smallest step. */
export const keyed = (scale: Scale, value: number, key: string, fine: boolean): number | undefined => {
  const nudge = fine ? scale.step : scale.nudge
  const leap = (scale.high - scale.low) / 5
  const moves: Record<string, number> = {
    ArrowUp: value + nudge,
    ArrowRight: value + nudge,
    ArrowDown: value - nudge,
    ArrowLeft: value - nudge,
    PageUp: value + leap,
    PageDown: value - leap,
    Home: scale.low,
    End: scale.high,
  }
  const to = moves[key]
  return to === undefined ? undefined : onScale(scale, to)
}

/** A typed number, comma or point, units ignored; undefined when there is no number in it. */
export const typed = (scale: Scale, text: string): number | undefined => {
  const found = /-?\d+(?:[.,]\d+)?|-?[.,]\d+/.exec(text)
  return found === null ? undefined : onScale(scale, Number(found[0].replace(',', '.')))
}
