import { GripVertical } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { ordering } from '../../words/ordering.ts'
import { useWords } from '../../words/language.ts'
import { revealRow, useRows } from '../rows.ts'
import { aside, drag, type Lift } from './hand.ts'
import './ordered-rows.css'

type OrderedRowsProps<T> = {
  items: readonly T[]
  keyOf: (item: T) => string
  /** What a row is called when it is moved. */
  nameOf: (item: T) => string
  /** Pixels. */
  size: number
  scroller: () => HTMLElement | null
  /** Draws a row; the grip stands in it, absent where nothing may be moved. */
  renderRow: (item: T, index: number, grip: ReactNode) => ReactNode
  onMove: ((from: number, to: number) => void) | undefined
  label: string
  /** How many there are in all, where not all are here yet. */
  total?: number | undefined
}

/** How far a key moves a lifted row; undefined for keys that do not. */
const stepOf = (key: string, to: number, last: number): number | undefined =>
  ({ ArrowDown: to + 1, ArrowUp: to - 1, PageDown: to + 10, PageUp: to - 10, Home: 0, End: last })[key]

/** Rows in an order one changes by dragging, or by Space and arrows. Only those in sight exist, so thousands are as smooth as ten. */
export const OrderedRows = <T,>(props: OrderedRowsProps<T>) => {
  const { items, keyOf, nameOf, size, scroller, renderRow, onMove, label, total } = props
  const words = useWords(ordering)
  const help = useId()
  const box = useRef<HTMLOListElement>(null)
  const [lift, setLift] = useState<(Lift & { byKey: boolean }) | undefined>()
  const [said, setSaid] = useState('')
  const { first, last } = useRows(box, scroller, items.length, size)

  const put = (done: Lift | undefined, name: string) => {
    setLift(undefined)
    setSaid(done === undefined ? words.putBack(name) : words.dropped(name, done.to + 1))
    if (done !== undefined && done.to !== done.from) onMove?.(done.from, done.to)
  }
  const grab = (event: PointerEvent, index: number, name: string) => {
    const [list, view] = [box.current, scroller()]
    const moving = list?.querySelector<HTMLElement>(`[data-place="${index}"]`)
    if (list === null || view === null || event.button !== 0) return
    event.preventDefault()
    drag(
      event,
      { list, view, from: index, size, count: items.length },
      {
        onMove: (next) => {
          // The row follows the hand without rendering; the others step aside when its place changes.
          if (moving) moving.style.transform = `translateY(${next.y}px)`
          setLift((before) => (before?.to === next.to ? before : { ...next, byKey: false }))
        },
        onEnd: (done) => put(done, name),
      },
    )
  }
  const press = (event: KeyboardEvent<HTMLButtonElement>, index: number, name: string) => {
    const go = event.key === ' ' || event.key === 'Enter'
    if (lift === undefined) {
      if (!go) return
      setLift({ from: index, to: index, y: index * size, byKey: true })
      setSaid(words.lifted(name))
    } else if (go) {
      put(lift, name)
      const button = event.currentTarget
      // The browser drops the focus of what is moved in the page.
      requestAnimationFrame(() => button.focus({ preventScroll: true }))
    } else if (event.key === 'Escape') put(undefined, name)
    else {
      const wanted = stepOf(event.key, lift.to, items.length - 1)
      if (wanted === undefined) return
      const to = Math.max(0, Math.min(items.length - 1, wanted))
      setLift({ ...lift, to, y: to * size })
      setSaid(words.place(to + 1, items.length))
      const view = scroller()
      if (box.current !== null && view !== null) revealRow(box.current, view, to, size)
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const shown = new Set(Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset))
  if (lift !== undefined) shown.add(lift.from)
  return (
    <>
      <ol
        ref={box}
        className="ordered-rows"
        aria-label={label}
        data-lifting={lift !== undefined || undefined}
        style={{ height: items.length * size, '--row-height': `${size}px` }}
      >
        {[...shown]
          .sort((a, b) => a - b)
          .map((index) => {
            const item = items[index]
            if (item === undefined) return null
            const name = nameOf(item)
            const lifted = lift?.from === index
            const y = lifted ? lift.y : (index + aside(index, lift)) * size
            return (
              <li
                key={keyOf(item)}
                data-place={index}
                data-lifted={lifted || undefined}
                aria-setsize={total ?? items.length}
                aria-posinset={index + 1}
                style={{ transform: `translateY(${y}px)` }}
              >
                {renderRow(
                  item,
                  index,
                  onMove && (
                    <button
                      type="button"
                      className="icon-button ordered-rows-grip"
                      aria-label={words.move(name)}
                      aria-describedby={help}
                      aria-pressed={lifted}
                      onPointerDown={(event) => grab(event.nativeEvent, index, name)}
                      onKeyDown={(event) => press(event, index, name)}
                      onBlur={() => lift?.byKey === true && lifted && put(undefined, name)}
                    >
                      <GripVertical />
                    </button>
                  ),
                )}
              </li>
            )
          })}
      </ol>
      {onMove !== undefined && (
        <span id={help} hidden>
          {words.help}
        </span>
      )}
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </>
  )
}
