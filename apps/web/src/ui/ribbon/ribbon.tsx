import { useEffect, useLayoutEffect, useRef } from 'react'
import { language, localeOf, say } from '../../words/language.ts'
import { ui } from '../../words/ui.ts'
import { onRecolour } from '../appearance.ts'
import { formatClock, speakTime } from '../format/durations.ts'
import { holdRibbon } from './hand.ts'
import { coloursOf, paint, type View } from './paint.ts'
import { stepOf } from './steps.ts'
import { useWave, type Wave } from './wave.ts'
import './ribbon.css'

export type RibbonProps = {
  wave: Wave | undefined
  /** What is heard here, for screen readers. */
  label: string
  /** Seconds. */
  length: number
  height: number
  /** Asked on every frame while `moving`; seconds. */
  position: () => number
  moving: boolean
  onSeek?: ((seconds: number) => void) | undefined
  range?: readonly [number, number] | undefined
  onRange?: ((range: readonly [number, number] | undefined) => void) | undefined
}

/** Audio drawn as its outline: played part filled, hover shows the time, a click seeks, a drag selects a range. A slider to screen readers. */
export const Ribbon = (props: RibbonProps) => {
  const { wave, label, length, height, moving, onSeek } = props
  const seekable = onSeek !== undefined
  const peaks = useWave(wave)
  const box = useRef<HTMLDivElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const swatch = useRef<HTMLSpanElement>(null)
  const time = useRef<HTMLOutputElement>(null)
  const latest = useRef(props)
  const hover = useRef<number | undefined>(undefined)
  const drag = useRef<readonly [number, number] | undefined>(undefined)
  const fitted = useRef(false)
  const draw = useRef(() => {})

  useLayoutEffect(() => {
    latest.current = props
    draw.current = () => {
      if (canvas.current === null || box.current === null || swatch.current === null) return
      const now = latest.current
      const seconds = now.position()
      const range = drag.current ?? (now.range && [now.range[0] / now.length, now.range[1] / now.length])
      const view: View = { played: now.length > 0 ? seconds / now.length : 0, hover: hover.current, range }
      // Before the canvas has its size there is nothing to see; it gets one before the first paint.
      if (fitted.current)
        paint(canvas.current, wave && peaks && { wave, peaks }, view, coloursOf(swatch.current), devicePixelRatio)
      if (now.onSeek !== undefined) {
        box.current.setAttribute('aria-valuenow', seconds.toFixed(2))
        box.current.setAttribute(
          'aria-valuetext',
          say(ui).position(
            speakTime(seconds, localeOf(language.get())),
            speakTime(now.length, localeOf(language.get())),
          ),
        )
      }
    }
    draw.current()
  })

  useEffect(() => {
    if (box.current === null || canvas.current === null) return
    const element = box.current
    const surface = canvas.current
    const fit = ({ contentRect }: ResizeObserverEntry) => {
      const width = Math.max(1, Math.round(contentRect.width * devicePixelRatio))
      const tall = Math.max(1, Math.round(contentRect.height * devicePixelRatio))
      if (surface.width !== width) surface.width = width
      if (surface.height !== tall) surface.height = tall
      fitted.current = true
      draw.current()
    }
    const sizes = new ResizeObserver((entries) => entries.forEach(fit))
    sizes.observe(element)
    const leave = onRecolour(() => draw.current())
    return () => {
      sizes.disconnect()
      leave()
    }
  }, [])

  useEffect(() => {
    if (box.current === null || !seekable) return
    const element = box.current
    const press = (event: KeyboardEvent) => {
      const { position, length: whole, onSeek: seek } = latest.current
      const to = event.metaKey || event.ctrlKey || event.altKey ? undefined : stepOf(event.key, position(), whole)
      if (to === undefined) return
      event.preventDefault()
      event.stopPropagation()
      seek?.(to)
    }
    element.addEventListener('keydown', press)
    const release = holdRibbon(element, () => ({
      onHover: (fraction) => {
        hover.current = fraction
        if (time.current !== null) {
          time.current.hidden = fraction === undefined
          if (fraction !== undefined) {
            time.current.textContent = formatClock(fraction * latest.current.length, latest.current.length < 60)
            time.current.style.transform = `translateX(clamp(0px, calc(${fraction * element.clientWidth}px - 50%), calc(${element.clientWidth}px - 100%)))`
          }
        }
        draw.current()
      },
      onSeek: (fraction) => latest.current.onSeek?.(fraction * latest.current.length),
      onRange:
        latest.current.onRange &&
        ((range, done) => {
          drag.current = done ? undefined : range
          const size = latest.current.length
          if (done) latest.current.onRange?.(range && [range[0] * size, range[1] * size])
          draw.current()
        }),
    }))
    return () => {
      release()
      element.removeEventListener('keydown', press)
    }
  }, [seekable])

  useEffect(() => {
    if (!moving) return
    let frame = requestAnimationFrame(function next() {
      draw.current()
      frame = requestAnimationFrame(next)
    })
    return () => cancelAnimationFrame(frame)
  }, [moving])

  const slider = seekable
    ? { tabIndex: 0, 'aria-valuemin': 0, 'aria-valuemax': Number(length.toFixed(2)), 'aria-valuenow': 0 }
    : {}
  return (
    <div
      ref={box}
      className="ribbon"
      role={seekable ? 'slider' : 'img'}
      aria-label={label}
      {...slider}
      aria-disabled={!seekable}
      style={{ '--ribbon-height': `${height}px` }}
    >
      <span ref={swatch} className="ribbon-colours" />
      <canvas ref={canvas} aria-hidden="true" />
      <output ref={time} className="ribbon-time tabular" hidden />
    </div>
  )
}
