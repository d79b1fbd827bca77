import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { trpc } from '../../trpc.ts'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { letters } from '../search.ts'
import './letters.css'

type LettersProps = {
  order: 'title' | 'artist' | 'album'
  letter: string | undefined
  onJump: (letter: string | undefined) => void
}

const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** The letters names begin with, each a place in the list. One stop for Tab; arrows and the letters themselves go on from there. */
export const Letters = ({ order, letter, onJump }: LettersProps) => {
  const words = useWords(library)
  const rail = useRef<HTMLDivElement>(null)
  const { data: held } = useQuery(trpc.library.tracks.letters.queryOptions({ order }))
  const isHeld = (one: string) => held === undefined || held.includes(one)
  const some = letters.filter(isHeld)
  useEffect(() => {
    const box = rail.current
    const chosen = box?.querySelector<HTMLElement>('[aria-pressed="true"]')
    if (box && chosen) box.scrollLeft = chosen.offsetLeft - box.clientWidth / 2
  }, [letter])
  const [visited, setVisited] = useState<string>()
  const stop = [visited, letter].find((one) => one !== undefined && some.includes(one)) ?? some[0]
  const go = (next: string | undefined) =>
    next !== undefined && rail.current?.querySelector<HTMLElement>(`[data-letter="${next}"]`)?.focus()
  const press = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || stop === undefined) return
    const step = steps[event.key]
    const typed = some.find((one) => one === event.key.toUpperCase())
    const next =
      step === undefined
        ? ({ Home: some[0], End: some.at(-1) }[event.key] ?? typed)
        : some[Math.min(some.length - 1, Math.max(0, some.indexOf(stop) + step))]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    go(next)
    if (typed !== undefined) onJump(typed)
  }
  return (
    <div ref={rail} className="letters" role="toolbar" aria-label={words.jump} tabIndex={-1} onKeyDown={press}>
      {letters.map((one) => (
        <button
          key={one}
          type="button"
          data-letter={one}
          tabIndex={one === stop ? 0 : -1}
          disabled={!isHeld(one)}
          aria-pressed={one === letter}
          aria-label={one === '#' ? words.jumpSigns : one === '…' ? words.jumpOthers : undefined}
          onFocus={() => setVisited(one)}
          onClick={() => onJump(one === letter ? undefined : one)}
        >
          {one}
        </button>
      ))}
    </div>
  )
}
