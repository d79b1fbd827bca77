/** What a pointer does on a ribbon, in fractions of its length: hovering, a click, or a range dragged out. */
export type Hand = {
  onHover: (fraction: number | undefined) => void
  onSeek: (fraction: number) => void
  onRange: ((range: readonly [number, number] | undefined, done: boolean) => void) | undefined
}

/** Pixels a pointer may tremble before a click becomes a drag. */
const slack = 5

const fractionOf = (element: Element, event: PointerEvent): number => {
  const box = element.getBoundingClientRect()
  return box.width === 0 ? 0 : Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
}

/** Attaches a hand to an element; the returned function detaches it. Touch scrolls vertically and seeks by a tap. */
export const holdRibbon = (element: HTMLElement, hand: () => Hand): (() => void) => {
  const stop = new AbortController()
  let from: { fraction: number; x: number; dragged: boolean } | undefined
  const listen = <K extends keyof HTMLElementEventMap>(name: K, act: (event: HTMLElementEventMap[K]) => void) =>
    element.addEventListener(name, act, { signal: stop.signal })

  listen('pointerdown', (event) => {
    if (event.button !== 0) return
    from = { fraction: fractionOf(element, event), x: event.clientX, dragged: false }
    if (event.pointerType !== 'touch') element.setPointerCapture(event.pointerId)
  })
  listen('pointermove', (event) => {
    const fraction = fractionOf(element, event)
    const { onHover, onRange } = hand()
    if (event.pointerType !== 'touch') onHover(fraction)
    if (from === undefined || onRange === undefined || event.pointerType === 'touch') return
    if (!from.dragged && Math.abs(event.clientX - from.x) < slack) return
    from.dragged = true
    onRange([Math.min(from.fraction, fraction), Math.max(from.fraction, fraction)], false)
  })
  listen('pointerup', (event) => {
    const begun = from
    from = undefined
    if (begun === undefined) return
    const fraction = fractionOf(element, event)
    const { onRange, onSeek } = hand()
    if (begun.dragged) onRange?.([Math.min(begun.fraction, fraction), Math.max(begun.fraction, fraction)], true)
    else {
      onRange?.(undefined, true)
      onSeek(fraction)
    }
  })
  listen('pointercancel', () => {
    from = undefined
  })
  listen('pointerleave', () => hand().onHover(undefined))
  return () => stop.abort()
}
