import { Link } from '@tanstack/react-router'
import { Music } from 'lucide-react'
import type { ReactNode } from 'react'
import { sentenceOf } from '../../failure.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { MoreRows } from '../../ui/more-rows.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { ui } from '../../words/ui.ts'
import { Held } from '../held.tsx'
import { RoomTabs } from '../room-tabs.tsx'
import '../track-page.css'
import './browse.css'

type BrowseProps = {
  query: {
    isPending: boolean
    isError: boolean
    error: unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
    refetch: () => unknown
  }
  count: number
  /** Said where there is nothing yet. */
  empty: string
  /** What is looked for, and by what. */
  q?: string | undefined
  tools?: ReactNode
  children: ReactNode
}

/** A page of artists, albums or genres, read on as one scrolls. */
export const Browse = ({ query, count, empty, q, tools, children }: BrowseProps) => {
  const words = useWords(library)
  const parts = useWords(ui)
  const nothing = !query.isPending && !query.isError && count === 0 && !query.hasNextPage
  return (
    <div className="page library" data-hue="blue">
      <header className="page-head">
        <h1>{words.title}</h1>
        <RoomTabs />
        <Held />
      </header>
      {(count > 0 || q !== undefined) && tools !== undefined && <div className="browse-tools">{tools}</div>}
      {query.isPending && <Skeleton rows={12} />}
      {query.isError && count === 0 && (
        <EmptyState
          title={sentenceOf(query.error)}
          actions={<Button onClick={() => void query.refetch()}>{parts.retry}</Button>}
        />
      )}
      {nothing && q !== undefined && <EmptyState title={words.nothingNamed} />}
      {nothing && q === undefined && (
        <EmptyState
          glyph={<Music />}
          title={empty}
          actions={
            <Link to="/library" className="button" data-look="primary">
              {words.toTracks}
            </Link>
          }
        >
          {words.browseEmptyText}
        </EmptyState>
      )}
      {children}
      <MoreRows query={query} />
    </div>
  )
}
