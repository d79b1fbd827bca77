import { useInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Share2 } from 'lucide-react'
import { PlayButton } from '../../../sounds/play-button.tsx'
import { itemOf } from '../../../sounds/playing.ts'
import { RoomTabs } from '../../../sounds/room-tabs.tsx'
import { CopyButton } from '../../../sounds/shares/copy-button.tsx'
import { shareUrl } from '../../../sounds/shares/links.ts'
import { ShareOptions } from '../../../sounds/shares/share-options.tsx'
import { trpc } from '../../../trpc.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { MoreRows } from '../../../ui/more-rows.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { useWords } from '../../../words/language.ts'
import { shares as room } from '../../../words/shares.ts'
import './-shares.css'

const Shares = () => {
  const words = useWords(room)
  const query = useInfiniteQuery(
    trpc.sounds.shares.infiniteQueryOptions({ limit: 50 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const shares = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="page" data-hue="coral">
      <header className="page-head">
        <h1>{words.title}</h1>
        <RoomTabs />
      </header>
      {query.isPending && <Skeleton rows={4} height="56px" />}
      {query.isSuccess && shares.length === 0 && (
        <EmptyState
          glyph={<Share2 />}
          title={words.emptyTitle}
          actions={
            <Link to="/sounds" className="button" data-look="primary">
              {words.toSounds}
            </Link>
          }
        >
          {words.emptyText}
        </EmptyState>
      )}
      <ul className="shares">
        {shares.map((share) => (
          <li key={share.id}>
            <PlayButton item={itemOf({ ...share, id: share.generationId })} title={share.prompt} />
            <Link to="/s/$token" params={{ token: share.shareToken }} className="truncate">
              {share.prompt}
            </Link>
            <span className="shares-views quiet tabular">{words.views(share.viewCount)}</span>
            <ShareOptions share={share} />
            <CopyButton text={shareUrl(share.shareToken)}>{words.copyLink}</CopyButton>
          </li>
        ))}
      </ul>
      <MoreRows query={query} />
    </div>
  )
}

export const Route = createFileRoute('/_app/sounds/shares')({ component: Shares })
