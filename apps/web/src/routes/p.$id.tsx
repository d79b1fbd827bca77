import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { PublicFrame } from '../app/public-frame.tsx'
import { sayLength } from '../library/say.ts'
import { ShownHead } from '../library/sharing/shown-head.tsx'
import { ShownList } from '../library/sharing/shown-list.tsx'
import { playTracks } from '../playing/tracks.ts'
import { trpc } from '../trpc.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useLocale, useWords } from '../words/language.ts'
import { playlists } from '../words/playlists.ts'

const PublicPlaylist = () => {
  const words = useWords(playlists)
  const locale = useLocale()
  const { id } = Route.useParams()
  const { data, error } = useQuery(trpc.library.publicPlaylist.queryOptions({ id }))
  const query = useInfiniteQuery(
    trpc.library.publicPlaylistTracks.infiniteQueryOptions(
      { playlistId: id, limit: 100 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const tracks = query.data?.pages.flatMap(({ items }) => items) ?? []
  if (error !== null)
    return (
      <PublicFrame room="library">
        <EmptyState alone title={words.goneList}>
          {words.goneListText}
        </EmptyState>
      </PublicFrame>
    )
  const shown = { home: `/p/${id}` }
  return (
    <PublicFrame room="library">
      {data === undefined ? (
        <Skeleton rows={5} height="44px" />
      ) : (
        <article className="shown">
          <ShownHead
            name={data.name}
            kind="playlist"
            cover={tracks.find(({ coverSha256 }) => coverSha256 !== null)?.coverSha256 ?? null}
            description={data.description}
            facts={[
              data.isSmart ? null : words.count(data.trackCount),
              data.durationMs > 0 ? sayLength(data.durationMs, locale) : null,
              words.by(data.madeBy),
            ]
              .filter((fact) => fact !== null)
              .join(' · ')}
            report={{ playlistId: data.id }}
            onPlay={tracks.length === 0 ? undefined : () => playTracks(tracks, 0, { shown })}
          />
          <ShownList tracks={tracks} from={{ shown }} artist />
          <MoreRows query={query} />
        </article>
      )}
    </PublicFrame>
  )
}

export const Route = createFileRoute('/p/$id')({ component: PublicPlaylist })
