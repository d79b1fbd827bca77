import { createFileRoute } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useEffectEvent } from 'react'
import { sentenceOf } from '../../../failure.ts'
import { askFirstPage } from '../../../sounds/history/first-page.ts'
import { Filters } from '../../../sounds/history/filters.tsx'
import { List } from '../../../sounds/history/list.tsx'
import { historySearch, selectedOf, toggleSelected, type HistorySearch } from '../../../sounds/history/search.ts'
import { useHistory } from '../../../sounds/history/use-history.ts'
import { baseOf, type KnobsSearch } from '../../../sounds/instrument/knobs-search.ts'
import { open } from '../../../sounds/instrument/state.ts'
import { Instrument } from '../../../sounds/instrument/instrument.tsx'
import { RoomTabs } from '../../../sounds/room-tabs.tsx'
import { Button } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useWords } from '../../../words/language.ts'
import { sounds as room } from '../../../words/sounds.ts'
import { ui } from '../../../words/ui.ts'
import { Examples } from '../../../sounds/history/examples.tsx'
import './-sounds.css'

// Beside the list, and only when something is open or selected.
const Detail = lazy(async () => ({ default: (await import('../../../sounds/detail/detail.tsx')).Detail }))
const SelectionBar = lazy(async () => ({
  default: (await import('../../../sounds/history/selection-bar.tsx')).SelectionBar,
}))

const toTop = () => document.getElementById('content')?.scrollTo({ top: 0, behavior: 'smooth' })

const Sounds = () => {
  const words = useWords(room)
  const parts = useWords(ui)
  const search = Route.useSearch()
  const navigate = Route.useNavigate()
  const { sounds, isPending, isError, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useHistory(search)
  const selected = selectedOf(search)
  const change = (part: Partial<HistorySearch & KnobsSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true, resetScroll: false })
  const take = useEffectEvent(() => {
    const shown = baseOf(search)
    if (shown !== undefined) open(shown.base, shown.seed)
    // Taken once: turning the knobs must not be undone by a reload.
    if (search.knobs !== undefined) change({ knobs: undefined, say: undefined })
  })
  useEffect(() => take(), [search.knobs])
  const filtered = search.q !== undefined || search.type !== undefined || search.fav !== undefined
  return (
    <div className="page sounds" data-hue="coral" data-open={search.sound !== undefined || undefined}>
      <header className="page-head">
        <h1>{words.title}</h1>
        <RoomTabs />
      </header>
      <Instrument />
      <div className="sounds-split">
        <section className="history" aria-label={words.history}>
          <Filters search={search} onChange={change} />
          {isPending && <Skeleton rows={8} />}
          {isError && sounds.length === 0 && (
            <EmptyState
              title={sentenceOf(error)}
              actions={<Button onClick={() => void fetchNextPage()}>{parts.retry}</Button>}
            />
          )}
          {!isPending && !isError && sounds.length === 0 && !filtered && <Examples />}
          {!isPending && !isError && sounds.length === 0 && filtered && (
            <EmptyState
              title={words.emptyFilterTitle}
              actions={
                <Button onClick={() => change({ q: undefined, type: undefined, fav: undefined })}>
                  {words.clearFilter}
                </Button>
              }
            >
              {words.emptyFilterText}
            </EmptyState>
          )}
          <List
            sounds={sounds}
            more={hasNextPage}
            onMore={() => !isFetchingNextPage && void fetchNextPage()}
            open={search.sound}
            selected={selected}
            onSelect={(id) => change({ sel: toggleSelected(selected, id) })}
          />
          <Suspense>
            {selected.length > 0 && (
              <SelectionBar selected={selected} sounds={sounds} onClear={() => change({ sel: undefined })} />
            )}
          </Suspense>
        </section>
        <Suspense>
          {search.sound !== undefined && (
            <Detail id={search.sound} onClose={() => change({ sound: undefined })} onTurnKnobs={toTop} />
          )}
        </Suspense>
      </div>
    </div>
  )
}

export const Route = createFileRoute('/_app/sounds/')({
  validateSearch: (search: Record<string, unknown>): HistorySearch & KnobsSearch => ({
    ...historySearch(search),
    knobs: typeof search.knobs === 'string' ? search.knobs.slice(0, 80) : undefined,
    say: typeof search.say === 'string' ? search.say.slice(0, 500) : undefined,
  }),
  loader: ({ location }) => askFirstPage(historySearch(location.search)),
  component: Sounds,
})
