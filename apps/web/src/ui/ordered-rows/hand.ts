/** A row on its way: from which place, to which, and where its upper edge is now (pixels from the list's). */
export type Lift = { from: number; to: number; y: number }

/** Pixels from an edge of the view at which it begins to scroll, and the most it scrolls in a frame. */
const edge = 56
const fastest = 22

const clamp = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value))

/** How far the view scrolls in this frame, for a pointer this far into it. */
export const scrollAt = (into: number, height: number): number => {
  if (into < edge) return -Math.ceil(((edge - into) / edge) * fastest)
  const below = height - into
  return below < edge ? Math.ceil(((edge - below) / edge) * fastest) : 0
}

/** The place a row would have whose upper edge is at `y`. */
export const placeAt = (y: number, size: number, count: number): number => clamp(Math.round(y / size), 0, count - 1)

/** How far a row steps aside for the one that is lifted: one place up, one down, or not at all. */
export const aside = (index: number, lift: Pick<Lift, 'from' | 'to'> | undefined): -1 | 0 | 1 => {
  if (lift === undefined) return 0
  if (index > lift.from && index <= lift.to) return -1
  return index < lift.from && index >= lift.to ? 1 : 0
}

/** Follows a pointer that took hold of a row until it lets go; the view scrolls while the pointer is near its edge. */
export const drag = (
  event: PointerEvent,
  {
    list,
    view,
    from,
    size,
    count,
  }: { list: HTMLElement; view: HTMLElement; from: number; size: number; count: number },
  told: { onMove: (lift: Lift) => void; onEnd: (lift: Lift | undefined) => void },
): void => {
  const stop = new AbortController()
  const grip = event.clientY - (list.getBoundingClientRect().top + from * size)
  let clientY = event.clientY
  let lift: Lift = { from, to: from, y: from * size }
  let frame = 0
  const place = () => {
    const y = clamp(clientY - list.getBoundingClientRect().top - grip, -size / 2, (count - 0.5) * size)
    lift = { from, to: placeAt(y, size, count), y }
    told.onMove(lift)
  }
  const scroll = () => {
    const frameBox = view.getBoundingClientRect()
    const by = scrollAt(clientY - frameBox.top, frameBox.height)
    if (by !== 0) {
      view.scrollTop += by
      place()
    }
    frame = requestAnimationFrame(scroll)
  }
  const end = (result: Lift | undefined) => {
    stop.abort()
    cancelAnimationFrame(frame)
    told.onEnd(result)
  }
  const listen = <K extends keyof WindowEventMap>(name: K, act: (event: WindowEventMap[K]) => void) =>
    addEventListener(name, act, { signal: stop.signal, capture: true })
  listen('pointermove', (moved) => {
    if (moved.pointerId !== event.pointerId) return
    clientY = moved.clientY
    place()
  })
  listen('pointerup', (up) => up.pointerId === event.pointerId && end(lift))
  listen('pointercancel', () => end(undefined))
  listen('keydown', (press) => {
    if (press.key !== 'Escape') return
    press.preventDefault()
    press.stopPropagation()
    end(undefined)
  })
  frame = requestAnimationFrame(scroll)
}
