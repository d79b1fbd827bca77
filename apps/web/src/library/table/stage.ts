import { useEffect, useState } from 'react'

/** Milliseconds a row is in view before what costs something is fetched for it. */
const moment = 120
/** Pixels a second at which nobody reads what passes. */
const flying = 1000

let [top, seen, speed] = [0, 0, 0]

/** Notes how fast a list moves. Before the hook that draws its rows, so that these know. */
export const usePace = (scroller: () => HTMLElement | null): void => {
  useEffect(() => {
    const view = scroller()
    if (view === null) return
    const note = () => {
      const now = performance.now()
      speed = (Math.abs(view.scrollTop - top) * 1000) / Math.max(8, now - seen)
      ;[top, seen] = [view.scrollTop, now]
    }
    view.addEventListener('scroll', note, { passive: true })
    return () => view.removeEventListener('scroll', note)
  }, [scroller])
}

const isFlying = (): boolean => speed > flying && performance.now() - seen < moment

/**
 * How much of a row is worth drawing: `passing` while the list is flung, `near` where it moves slowly, `here` where one stops at it.
 * What flies past is text alone: to make its buttons, links and pictures would take longer than the moment at which it is seen.
 */
export type Stage = 'passing' | 'near' | 'here'

export const useStage = (): Stage => {
  const [stage, setStage] = useState<Stage>(() => (isFlying() ? 'passing' : 'near'))
  useEffect(() => {
    const timer = setInterval(() => {
      if (isFlying()) return
      clearInterval(timer)
      setStage('here')
    }, moment)
    return () => clearInterval(timer)
  }, [])
  return stage
}
