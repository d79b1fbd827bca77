import { createFileRoute } from '@tanstack/react-router'
import { FolderUp } from 'lucide-react'
import { Toolbar } from '../../../library/filters/toolbar.tsx'
import { Held, useTotals } from '../../../library/held.tsx'
import { RoomTabs } from '../../../library/room-tabs.tsx'
import { filtersOn, librarySearch, noFilters } from '../../../library/search.ts'
import { TrackPage } from '../../../library/track-page.tsx'
import { AddMusic } from '../../../library/uploads/add-music.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useWords } from '../../../words/language.ts'
import { library } from '../../../words/library.ts'

const Tracks = () => {
  const words = useWords(library)
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  const totals = useTotals()
  const filtered = search.q !== undefined || filtersOn(search).length > 0
  const change = (part: typeof search) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
  return (
    <TrackPage
      search={search}
      total={filtered ? undefined : totals?.trackCount}
      head={
        <header className="page-head">
          <h1>{words.title}</h1>
          <RoomTabs />
          <Held />
          <div className="page-action">
            <AddMusic />
          </div>
        </header>
      }
      tools={
        (totals === undefined || totals.trackCount > 0 || filtered) && <Toolbar search={search} onChange={change} />
      }
      empty={
        filtered ? (
          <EmptyState
            title={words.emptyFilterTitle}
            actions={<Button onClick={() => change(noFilters)}>{words.clearAll}</Button>}
          >
            {words.emptyFilterText}
          </EmptyState>
        ) : (
          <EmptyState glyph={<FolderUp />} title={words.emptyTitle} actions={<AddMusic />}>
            {words.emptyText}
          </EmptyState>
        )
      }
    />
  )
}

export const Route = createFileRoute('/_app/library/')({ validateSearch: librarySearch, component: Tracks })
