import { useEffect, useRef, useState } from 'react'
import { ui } from '../../words/ui.ts'
import { useWords } from '../../words/language.ts'
import { Dial } from './dial.tsx'
import { keyed, onScale, turnOf, typed, valueAt, type Scale } from './scale.ts'
import './knob.css'

type KnobProps = {
  label: string
  scale: Scale
  value: number
  /** What a double-click returns to. */
  rest: number
  /** The value as shown and as spoken. */
  format: (value: number) => string
  onChange: (value: number) => void
  /** Told when a turn is over: the moment worth undoing to. */
  onSettle?: ((value: number) => void) | undefined
  size?: number
}

/** Pixels of dragging from one end to the other. */
const way = 180

/** A rotary knob: drag, wheel, arrows, home and end, a double-click resets, digits type a value. A slider to screen readers. */
export const Knob = ({ label, scale, value, rest, format, onChange, onSettle, size = 64 }: KnobProps) => {
  const words = useWords(ui)
  const dial = useRef<HTMLDivElement>(null)
  const grip = useRef<{ y: number; x: number; turn: number } | undefined>(undefined)
  const [draft, setDraft] = useState<string | undefined>(undefined)
  const set = (next: number) => next !== value && onChange(next)

  useEffect(() => {
    const element = dial.current
    if (element === null) return
    // A passive wheel listener, which React would add, cannot stop the page from scrolling.
    const turn = (event: WheelEvent) => {
      if (document.activeElement !== element) return
      event.preventDefault()
      const next = onScale(scale, value - Math.sign(event.deltaY) * (event.shiftKey ? scale.step : scale.nudge))
      if (next !== value) {
        onChange(next)
        onSettle?.(next)
      }
    }
    element.addEventListener('wheel', turn, { passive: false })
    return () => element.removeEventListener('wheel', turn)
  })

  const accept = (text: string) => {
    const next = typed(scale, text)
    setDraft(undefined)
    dial.current?.focus()
    if (next === undefined) return
    set(next)
    onSettle?.(next)
  }

  return (
    <div className="knob" style={{ '--knob-size': `${size}px` }}>
      <div
        ref={dial}
        className="knob-dial"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuemin={scale.low}
        aria-valuemax={scale.high}
        aria-valuenow={value}
        aria-valuetext={format(value)}
        title={words.knobHelp}
        onPointerDown={(event) => {
          if (event.button !== 0) return
          event.currentTarget.setPointerCapture(event.pointerId)
          grip.current = { y: event.clientY, x: event.clientX, turn: turnOf(scale, value) }
        }}
        onPointerMove={(event) => {
          if (grip.current === undefined) return
          const moved = grip.current.y - event.clientY + (event.clientX - grip.current.x)
          set(valueAt(scale, grip.current.turn + moved / (event.shiftKey ? way * 5 : way)))
        }}
        onPointerUp={() => {
          if (grip.current !== undefined) onSettle?.(value)
          grip.current = undefined
        }}
        onPointerCancel={() => {
          grip.current = undefined
        }}
        onDoubleClick={() => {
          set(rest)
          onSettle?.(rest)
        }}
        onKeyDown={(event) => {
          if (event.metaKey || event.ctrlKey || event.altKey) return
          if (/^[\d.,]$/.test(event.key)) {
            event.preventDefault()
            return setDraft(event.key)
          }
          const next = keyed(scale, value, event.key, event.shiftKey)
          if (next === undefined) return
          event.preventDefault()
          event.stopPropagation()
          set(next)
          onSettle?.(next)
        }}
      >
        <Dial turn={turnOf(scale, value)} rest={turnOf(scale, rest)} />
      </div>
      <span className="knob-label" aria-hidden="true">
        {label}
      </span>
      {draft === undefined ? (
        <button
          type="button"
          className="knob-value tabular"
          tabIndex={-1}
          aria-hidden="true"
          onClick={() => setDraft('')}
        >
          {format(value)}
        </button>
      ) : (
        <input
          className="knob-value tabular"
          autoFocus
          inputMode="decimal"
          aria-label={label}
          value={draft}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={(event) => accept(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation()
            if (event.key === 'Enter') accept(draft)
            if (event.key === 'Escape') setDraft(undefined)
          }}
        />
      )}
    </div>
  )
}
