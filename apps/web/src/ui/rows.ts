import { startTransition, useEffect, useState, type RefObject } from 'react'

type Rows = { first: number; last: number }

/** The rows of a list of equal heights that lie in view, with `more` rows on both sides; `last` is exclusive. */
export const rowsInView = (
  listTop: number,
  viewTop: number,
  viewHeight: number,
  size: number,
  count: number,
  more: number,
): Rows => {
  const first = Math.floor((viewTop - listTop) / size) - more
  const last = Math.ceil((viewTop + viewHeight - listTop) / size) + more
  return { first: Math.min(count, Math.max(0, first)), last: Math.min(count, Math.max(0, last)) }
}

/** Rows drawn beyond the view, so that a fast flick shows no gap. */
const more = 6

/**
 * Which rows of `box` to draw while it scrolls inside `scroller`. Everything else on the page may change size:
 * places are measured when they are needed, never remembered.
 */
export const useRows = (
  box: RefObject<HTMLElement | null>,
  scroller: () => HTMLElement | null,
  count: number,
  size: number,
): Rows => {
  const [rows, setRows] = useState<Rows>({ first: 0, last: 0 })
  useEffect(() => {
    const view = scroller()
    if (view === null || box.current === null) return
    const list = box.current
    const look = () => {
      const frame = view.getBoundingClientRect()
      const next = rowsInView(list.getBoundingClientRect().top, frame.top, frame.height, size, count, more)
      setRows((before) => (before.first === next.first && before.last === next.last ? before : next))
    }
    // The first rows come in slices, between which a slow machine answers; later ones must keep up with the hand.
    startTransition(look)
    const sizes = new ResizeObserver(look)
    sizes.observe(view)
    sizes.observe(list)
    view.addEventListener('scroll', look, { passive: true })
    return () => {
      sizes.disconnect()
      view.removeEventListener('scroll', look)
    }
  }, [box, scroller, count, size])
  return rows
}

/** Scrolls just as far as a row needs to be seen whole. */
export const revealRow = (box: HTMLElement, view: HTMLElement, index: number, size: number): void => {
  const frame = view.getBoundingClientRect()
  const top = box.getBoundingClientRect().top + index * size
  if (top < frame.top) view.scrollTop -= frame.top - top
  else if (top + size > frame.bottom) view.scrollTop += top + size - frame.bottom
}
