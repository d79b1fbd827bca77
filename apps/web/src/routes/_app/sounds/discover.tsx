import { useInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { RoomTabs } from '../../../sounds/room-tabs.tsx'
import { FeedCard } from '../../../sounds/shares/feed-card.tsx'
import { trpc } from '../../../trpc.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { MoreRows } from '../../../ui/more-rows.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useWords } from '../../../words/language.ts'
import { shares } from '../../../words/shares.ts'
import './-shares.css'

const Discover = () => {
  const words = useWords(shares)
  const query = useInfiniteQuery(
    trpc.sounds.discover.infiniteQueryOptions({ limit: 48 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const feed = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="page" data-hue="coral">
      <header className="page-head">
        <h1>{words.discover}</h1>
        <RoomTabs />
      </header>
      {query.isPending && <Skeleton rows={4} height="120px" />}
      {query.isSuccess && feed.length === 0 && (
        <EmptyState glyph={<Compass />} title={words.discoverEmptyTitle}>
          {words.discoverEmptyText}
        </EmptyState>
      )}
      <ul className="feed">
        {feed.map((share) => (
          <FeedCard key={share.shareToken} share={share} />
        ))}
      </ul>
      <MoreRows query={query} />
    </div>
  )
}

export const Route = createFileRoute('/_app/sounds/discover')({ component: Discover })
