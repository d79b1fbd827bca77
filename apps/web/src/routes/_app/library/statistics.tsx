import { useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { ChartNoAxesColumn } from 'lucide-react'
import { sentenceOf } from '../../../failure.ts'
import { useTotals } from '../../../library/held.tsx'
import { RoomTabs } from '../../../library/room-tabs.tsx'
import { sayHours } from '../../../library/say.ts'
import { ArtistHours } from '../../../library/statistics/artist-hours.tsx'
import { lastMonths, Months } from '../../../library/statistics/months.tsx'
import { PlayedList } from '../../../library/statistics/played-list.tsx'
import { trpc } from '../../../trpc.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { formatBytes } from '../../../ui/format/numbers.ts'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useNow } from '../../../ui/when.tsx'
import { useLocale, useWords } from '../../../words/language.ts'
import { library } from '../../../words/library.ts'
import { statistics } from '../../../words/statistics.ts'
import '../../../library/track-page.css'
import '../../../library/statistics/statistics.css'

const Statistics = () => {
  const words = useWords(statistics)
  const room = useWords(library)
  const tongue = useLocale()
  const now = useNow()
  const totals = useTotals()
  const { data: heard, error, isPending } = useQuery(trpc.library.statistics.heard.queryOptions())
  const use = useQuery(trpc.library.uploads.use.queryOptions()).data
  const months = lastMonths(heard?.months ?? [], now)
  const current = months.at(-1)
  const figures: readonly (readonly [string, string, string])[] = [
    ...(totals === undefined
      ? []
      : [[words.held, room.tracks(totals.trackCount), sayHours(totals.durationMs, tongue)] as const]),
    ...(use === undefined
      ? []
      : [[words.storage, formatBytes(use.held, tongue), words.storageOf(formatBytes(use.room, tongue))] as const]),
    ...(heard === undefined
      ? []
      : [
          [words.heard, sayHours(heard.listenedMs, tongue), words.plays(heard.playCount)] as const,
          [words.thisMonth, sayHours(current?.listenedMs ?? 0, tongue), words.plays(current?.playCount ?? 0)] as const,
        ]),
  ]
  return (
    <div className="page library statistics" data-hue="blue">
      <header className="page-head">
        <h1>{room.title}</h1>
        <RoomTabs />
      </header>
      {error !== null && <p className="notice">{sentenceOf(error)}</p>}
      {isPending && <Skeleton rows={6} />}
      <dl className="figures tabular">
        {figures.map(([name, value, note]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {note !== '' && <span className="quiet">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {heard !== undefined && heard.playCount === 0 && (
        <EmptyState glyph={<ChartNoAxesColumn />} title={words.emptyTitle}>
          {words.emptyText}
        </EmptyState>
      )}
      {heard !== undefined && heard.playCount > 0 && (
        <>
          <section className="card statistic">
            <h2>{words.months}</h2>
            <Months months={months} />
          </section>
          <div className="statistics-grid">
            <ArtistHours />
            <PlayedList by="most" />
            <PlayedList by="last" />
          </div>
          <p className="quiet">{words.heardText}</p>
        </>
      )}
    </div>
  )
}

export const Route = createFileRoute('/_app/library/statistics')({ component: Statistics })
