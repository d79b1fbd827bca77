import { useLayoutEffect, useRef } from 'react'
import { sentenceOf } from '../../failure.ts'
import { appearance } from '../../ui/appearance.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useMedia } from '../../ui/media.ts'
import { revealRow, useRows } from '../../ui/rows.ts'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useStore } from '../../ui/store.ts'
import { useLocale, useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { ui } from '../../words/ui.ts'
import { sayCount } from '../say.ts'
import { lettersOf, type LibrarySearch } from '../search.ts'
import { joined, toggled } from '../selection.ts'
import type { Track } from '../types.ts'
import { askOf } from './ask.ts'
import { Head } from './head.tsx'
import { Letters } from './letters.tsx'
import { reachOf, rowAt, slotsOf } from './pages.ts'
import { Row, type Hand } from './row.tsx'
import { usePace } from './stage.ts'
import { useTableKeys } from './use-table-keys.ts'
import { useFresh } from './use-fresh.ts'
import { chainOf, loadedOf, useTracks } from './use-tracks.ts'
import './table.css'

type TableProps = {
  search: LibrarySearch
  /** Rows there are, where somebody counts them. */
  total: number | undefined
  selected: readonly string[]
  onSelected: (ids: readonly string[]) => void
  onSort: (order: Pick<LibrarySearch, 'by' | 'down'>) => void
  onLetter: (letter: string | undefined) => void
  onOpen: (track: Track) => void
  onEdit: (ids: readonly string[]) => void
  empty: React.ReactNode
  /** What the page itself says of every track. */
  about?: 'artist' | 'album' | undefined
}

const heights = { dense: 40, comfortable: 52, narrow: 60 }
const scroller = () => document.getElementById('content')

/** The tracks, however many: only the rows in sight exist, and only their pages are held. It scrolls with the page. */
export const Table = (props: TableProps) => {
  const { search, selected, onSelected, onSort, onLetter, onOpen, onEdit, empty, about } = props
  const words = useWords(library)
  const parts = useWords(ui)
  const tongue = useLocale()
  const box = useRef<HTMLDivElement>(null)
  const last = useRef<string>(undefined)
  const { density } = useStore(appearance)
  const narrow = useMedia('(max-width: 719px)')
  const size = narrow ? heights.narrow : heights[density]
  const ask = askOf(search)
  const named = lettersOf(search)
  // From a letter on, nobody has counted them.
  const total = ask.from === undefined ? props.total : undefined
  const before = useStore(chainOf(ask))
  const slots = slotsOf(before, total, size)
  usePace(scroller)
  const rows = useRows(box, scroller, slots, size)
  const { chain, far, begin, tracks, more, isPending, error, retry } = useTracks(ask, rows.first, rows.last)
  useFresh(tracks)
  const reach = reachOf(chain)
  const chosen = new Set(selected)
  const known = () => loadedOf(ask)

  const select = (track: Track, range: boolean) => {
    const all = range ? known() : []
    const [from, to] = [all.findIndex(({ id }) => id === last.current), all.findIndex(({ id }) => id === track.id)]
    last.current = track.id
    if (from >= 0 && to >= 0)
      onSelected(
        joined(
          selected,
          all.slice(Math.min(from, to), Math.max(from, to) + 1).map(({ id }) => id),
        ),
      )
    else onSelected(toggled(selected, track.id))
  }
  useTableKeys({
    at: (index) => tracks[index - begin],
    count: reach,
    onPlay: { tracks, begin, more },
    onSelect: select,
    onSelectAll: () => onSelected(known().map(({ id }) => id)),
    onEdit: (track) => onEdit(selected.length > 0 ? selected : [track.id]),
    reveal: (index) => {
      const view = scroller()
      if (box.current !== null && view !== null) revealRow(box.current, view, index, size)
    },
  })

  const hand = useRef<Hand>({ select: () => {}, open: onOpen, playing: () => ({ tracks: [], at: 0 }) })
  useLayoutEffect(() => {
    hand.current = {
      select,
      open: onOpen,
      playing: (track) => ({ tracks, at: tracks.findIndex(({ id }) => id === track.id), from: { more: more() } }),
    }
  })

  const nothing = chain.ended && reach === 0
  const first = Math.max(rows.first, begin)
  const shown = tracks.slice(first - begin, Math.max(0, rows.last - begin))
  const seen = { from: rowAt(rows.first, chain, slots, total), known: sayCount(reach, tongue) }
  const jump = (letter: string | undefined) => {
    const view = scroller()
    if (view !== null && box.current !== null) revealRow(box.current, view, -2, size)
    onLetter(letter)
  }
  return (
    <>
      {named !== undefined && (!nothing || ask.from !== undefined) && (
        <Letters order={named} letter={search.from} onJump={jump} />
      )}
      <div
        className="tracks"
        data-about={about}
        data-by={search.by}
        data-choosing={selected.length > 0 || undefined}
        role={nothing ? undefined : 'table'}
        aria-label={nothing ? undefined : words.list}
        aria-rowcount={nothing ? undefined : (chain.ended ? reach : (total ?? -2)) + 1}
        style={{ '--row-height': `${size}px` }}
      >
        {!nothing && (
          <Head
            search={search}
            onSort={onSort}
            all={selected.length === 0 ? 'none' : selected.length >= reach ? 'all' : 'some'}
            onAll={() => onSelected(selected.length > 0 ? [] : known().map(({ id }) => id))}
          />
        )}
        <div ref={box} className="track-rows" role={nothing ? undefined : 'rowgroup'} style={{ height: slots * size }}>
          {reach === 0 && isPending && <Skeleton rows={12} height={`${size}px`} />}
          {shown.map((track, offset) => (
            <div
              key={track.id}
              className="track-place"
              role="presentation"
              style={{ transform: `translateY(${(first + offset) * size}px)` }}
            >
              <Row
                track={track}
                index={first + offset}
                open={track.id === search.track}
                selected={chosen.has(track.id)}
                hand={hand}
              />
            </div>
          ))}
        </div>
        {far && (
          <div className="track-far card" role="status">
            <strong>{words.farTitle(sayCount(seen.from + 1, tongue))}</strong>
            <p>{words.farText(seen.known)}</p>
            <Button
              onClick={() => {
                const view = scroller()
                if (view !== null && box.current !== null) revealRow(box.current, view, Math.max(0, reach - 20), size)
              }}
            >
              {words.farBack}
            </Button>
          </div>
        )}
      </div>
      {error !== null && (
        <EmptyState title={sentenceOf(error)} actions={<Button onClick={retry}>{parts.retry}</Button>} />
      )}
      {nothing && empty}
      <span className="visually-hidden" role="status">
        {isPending && reach > 0 ? words.loadingMore : ''}
      </span>
    </>
  )
}
