import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, type ReactNode } from 'react'
import { edited } from './asked.ts'
import { Dialogs } from './dialogs.tsx'
import type { LibrarySearch } from './search.ts'
import { selectedOf, writeSelected } from './selection.ts'
import { Table } from './table/table.tsx'
import './track-page.css'

// Beside the list, and only when something is open or selected.
const Detail = lazy(async () => ({ default: (await import('./detail/detail.tsx')).Detail }))
const SelectionBar = lazy(async () => ({ default: (await import('./selection-bar.tsx')).SelectionBar }))

type TrackPageProps = {
  /** What the address says. */
  search: LibrarySearch
  /** What the page is about besides: its artist, its album. */
  only?: Partial<LibrarySearch>
  total: number | undefined
  head: ReactNode
  tools?: ReactNode
  empty: ReactNode
}

/** A page whose body is the table of tracks, with the open one beside it. */
export const TrackPage = ({ search, only = {}, total, head, tools, empty }: TrackPageProps) => {
  const navigate = useNavigate()
  const change = (part: Partial<LibrarySearch>) =>
    void navigate({ to: '.', search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
  /** The first opens a place one can go back from; the next take its place. */
  const open = ({ id }: { id: string }) =>
    void navigate({
      to: '.',
      search: (before) => ({ ...before, track: id }),
      replace: search.track !== undefined,
      resetScroll: false,
    })
  const selected = selectedOf(search.sel)
  return (
    <div className="page library" data-hue="blue" data-open={search.track !== undefined || undefined}>
      {head}
      {tools}
      <div className="library-split">
        <section className="library-list">
          <Table
            search={{ ...search, ...only }}
            total={total}
            selected={selected}
            onSelected={(ids) => change({ sel: writeSelected(ids) })}
            onSort={(order) => change({ ...order, from: undefined })}
            onLetter={(from) => change({ from })}
            onOpen={open}
            onEdit={(ids) => edited.set(ids)}
            empty={empty}
            about={only.album !== undefined ? 'album' : only.artist !== undefined ? 'artist' : undefined}
          />
          <Suspense>
            {selected.length > 0 && <SelectionBar selected={selected} onClear={() => change({ sel: undefined })} />}
          </Suspense>
        </section>
        <Suspense>
          {search.track !== undefined && <Detail id={search.track} onClose={() => change({ track: undefined })} />}
        </Suspense>
      </div>
      <Dialogs />
    </div>
  )
}
