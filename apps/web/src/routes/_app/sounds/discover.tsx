import { useInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { RoomTabs } from '../../../sounds/room-tabs.tsx'
import { FeedCard } from '../../../sounds/shares/feed-card.tsx'
import { soundsKey } from '../../../sounds/cache.ts'
import { queries, trpc } from '../../../trpc.ts'
import { Segmented } from '../../../ui/segmented.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { MoreRows } from '../../../ui/more-rows.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useWords } from '../../../words/language.ts'
import { shares } from '../../../words/shares.ts'
import './-shares.css'

const next = { getNextPageParam: (page: { nextCursor: string | null }) => page.nextCursor }

const Discover = () => {
  const words = useWords(shares)
  const { fav } = Route.useSearch()
  const navigate = Route.useNavigate()
  const all = useInfiniteQuery(trpc.sounds.discover.infiniteQueryOptions({ limit: 48 }, { ...next, enabled: !fav }))
  const marked = useInfiniteQuery(
    trpc.sounds.favorites.infiniteQueryOptions({ limit: 48 }, { ...next, enabled: fav === true }),
  )
  const query = fav ? marked : all
  const feed =
    (fav ? marked.data?.pages.flatMap((page) => page.items) : all.data?.pages.flatMap((page) => page.items)) ?? []
  const stale = () => void queries.invalidateQueries({ queryKey: soundsKey })
  return (
    <div className="page" data-hue="coral">
      <header className="page-head">
        <h1>{words.discover}</h1>
        <RoomTabs />
        <div className="page-action">
          <Segmented
            label={words.show}
            value={fav ? 'marked' : 'all'}
            options={[
              { value: 'all', label: words.newest },
              { value: 'marked', label: words.marked },
            ]}
            onChange={(value) =>
              void navigate({ search: { fav: value === 'marked' ? true : undefined }, replace: true })
            }
          />
        </div>
      </header>
      {query.isPending && <Skeleton rows={4} height="120px" />}
      {query.isSuccess && feed.length === 0 && (
        <EmptyState glyph={<Compass />} title={fav ? words.markedEmptyTitle : words.discoverEmptyTitle}>
          {fav ? words.markedEmptyText : words.discoverEmptyText}
        </EmptyState>
      )}
      <ul className="feed">
        {feed.map((share) => (
          <FeedCard key={share.id} share={share} onChanged={stale} />
        ))}
      </ul>
      <MoreRows query={query} />
    </div>
  )
}

export const Route = createFileRoute('/_app/sounds/discover')({
  validateSearch: (search: Record<string, unknown>): { fav?: true | undefined } => ({
    fav: search.fav === true || undefined,
  }),
  component: Discover,
})
