import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { appearance } from '../../ui/appearance.ts'
import { useMedia } from '../../ui/media.ts'
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

/** The history, however long: only the rows in sight exist. It scrolls with the page. */
export const List = ({ sounds, more, onMore, open, selected, onSelect }: ListProps) => {
  'use no memo' // the virtualizer changes behind one identity
  const words = useWords(room)
  const box = useRef<HTMLDivElement>(null)
  const [above, setAbove] = useState(0)
  const { density } = useStore(appearance)
  const narrow = useMedia('(max-width: 719px)')
  const size = narrow ? heights.narrow : heights[density]
  const scroller = () => document.getElementById('content')
  const virtual = useVirtualizer({
    count: sounds.length,
    estimateSize: () => size,
    getItemKey: (index) => sounds[index]?.id ?? index,
    getScrollElement: scroller,
    overscan: 12,
    scrollMargin: above,
  })
  useLayoutEffect(() => virtual.measure(), [size, virtual])
  useLayoutEffect(() => {
    const place = () => {
      const frame = scroller()
      if (box.current !== null && frame !== null)
        setAbove(box.current.getBoundingClientRect().top - frame.getBoundingClientRect().top + frame.scrollTop)
    }
    place()
    const sizes = new ResizeObserver(place)
    if (box.current?.parentElement?.parentElement) sizes.observe(box.current.parentElement.parentElement)
    return () => sizes.disconnect()
  }, [])
  const shown = virtual.getVirtualItems()
  const last = shown.at(-1)?.index ?? 0
  useEffect(() => {
    if (more && last >= sounds.length - 10) onMore()
  }, [last, sounds.length, more])
  useListKeys({ sounds, onSelect, reveal: (index) => virtual.scrollToIndex(index, { align: 'auto' }) })
  const queue = sounds.flatMap((sound) => itemOf(sound) ?? [])
  return (
    <>
      <div
        ref={box}
        className="list"
        role={sounds.length === 0 ? undefined : 'list'}
        style={{ height: virtual.getTotalSize(), '--row-height': `${size}px` }}
      >
        {shown.map(({ index, key, start }) => {
          const sound = sounds[index]
          return (
            sound && (
              <div
                key={key}
                className="list-place"
                role="listitem"
                style={{ transform: `translateY(${start - above}px)` }}
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
          )
        })}
      </div>
      <span className="visually-hidden" role="status">
        {more ? words.loadingMore : ''}
      </span>
    </>
  )
}
