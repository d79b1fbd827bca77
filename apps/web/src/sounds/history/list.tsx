import { useEffect, useEffectEvent, useRef } from 'react'
import { appearance } from '../../ui/appearance.ts'
import { useMedia } from '../../ui/media.ts'
import { revealRow, useRows } from '../../ui/rows.ts'
import { useStore } from '../../ui/store.ts'
import { useWords } from '../../words/language.ts'
import { sounds as room } from '../../words/sounds.ts'
import { itemOf } from '../playing.ts'
import type { Sound } from '../types.ts'
import { Row } from './row.tsx'
import { useListKeys } from './use-list-keys.ts'
import './list.css'

type ListProps = {
  sounds: readonly Sound[]
  more: boolean
  onMore: () => void
  open: string | undefined
  selected: readonly string[]
  onSelect: (id: string) => void
}

const heights = { dense: 40, comfortable: 52, narrow: 60 }
const scroller = () => document.getElementById('content')

/** The history, however long: only the rows in sight exist. It scrolls with the page. */
export const List = ({ sounds, more, onMore, open, selected, onSelect }: ListProps) => {
  const words = useWords(room)
  const box = useRef<HTMLDivElement>(null)
  const { density } = useStore(appearance)
  const narrow = useMedia('(max-width: 719px)')
  const size = narrow ? heights.narrow : heights[density]
  const { first, last } = useRows(box, scroller, sounds.length, size)
  const ask = useEffectEvent(onMore)
  useEffect(() => {
    if (more && last >= sounds.length - 10) ask()
  }, [last, sounds.length, more])
  useListKeys({
    sounds,
    onSelect,
    reveal: (index) => {
      const view = scroller()
      if (box.current !== null && view !== null) revealRow(box.current, view, index, size)
    },
  })
  const queue = sounds.flatMap((sound) => itemOf(sound) ?? [])
  return (
    <>
      <div
        ref={box}
        className="list"
        role={last > first ? 'list' : undefined}
        style={{ height: sounds.length * size, '--row-height': `${size}px` }}
      >
        {sounds.slice(first, last).map((sound, offset) => {
          const index = first + offset
          return (
            <div
              key={sound.id}
              className="list-place"
              role="listitem"
              style={{ transform: `translateY(${index * size}px)` }}
              aria-setsize={more ? -1 : sounds.length}
              aria-posinset={index + 1}
            >
              <Row
                sound={sound}
                index={index}
                open={sound.id === open}
                selected={selected.includes(sound.id)}
                onSelect={() => onSelect(sound.id)}
                queue={queue}
              />
            </div>
          )
        })}
      </div>
      <span className="visually-hidden" role="status">
        {more ? words.loadingMore : ''}
      </span>
    </>
  )
}
