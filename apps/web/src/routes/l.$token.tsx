import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { useEffect } from 'react'
import { PublicFrame } from '../app/public-frame.tsx'
import { sayLength } from '../library/say.ts'
import { ShownHead } from '../library/sharing/shown-head.tsx'
import { ShownList } from '../library/sharing/shown-list.tsx'
import { waveOf } from '../peaks/wave.ts'
import { useHeardTrack } from '../playing/track-play-button.tsx'
import { itemOfTrack, playTracks } from '../playing/tracks.ts'
import { api, trpc } from '../trpc.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { MoreRows } from '../ui/more-rows.tsx'
import { player } from '../ui/player/player.ts'
import { Ribbon } from '../ui/ribbon/ribbon.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useLocale, useWords } from '../words/language.ts'
import { playlists } from '../words/playlists.ts'

const LinkPage = () => {
  const words = useWords(playlists)
  const locale = useLocale()
  const { token } = Route.useParams()
  const { data, error } = useQuery(trpc.library.open.queryOptions({ token }))
  const query = useInfiniteQuery(
    trpc.library.openTracks.infiniteQueryOptions(
      { token, limit: 100 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const shareId = data?.shareId
  useEffect(() => {
    // Counting views must never stand in the way of hearing.
    if (shareId !== undefined) void api.library.viewed.mutate({ token }).catch(() => undefined)
  }, [shareId, token])
  const tracks = query.data?.pages.flatMap(({ items }) => items) ?? []
  const only = data?.kind === 'track' ? tracks[0] : undefined
  const { mine, sounding } = useHeardTrack(only?.id ?? '')
  if (error !== null)
    return (
      <PublicFrame room="library">
        <EmptyState alone title={words.gone}>
          {words.goneText}
        </EmptyState>
      </PublicFrame>
    )
  const shown = { home: `/l/${token}`, via: token }
  const item = only && itemOfTrack(only, shown)
  return (
    <PublicFrame room="library">
      {data === undefined ? (
        <Skeleton rows={5} height="44px" />
      ) : (
        <article className="shown">
          <ShownHead
            name={data.name}
            kind={data.kind}
            cover={data.coverSha256}
            via={token}
            description={data.description}
            facts={[
              data.artist,
              data.kind === 'track' ? null : words.count(data.trackCount),
              data.durationMs > 0 ? sayLength(data.durationMs, locale) : null,
              words.by(data.madeBy),
            ]
              .filter((fact) => fact !== null && fact !== '')
              .join(' · ')}
            report={{ linkToken: token }}
            onPlay={tracks.length === 0 ? undefined : () => playTracks(tracks, 0, { shown })}
          />
          {only === undefined ? (
            <ShownList tracks={tracks} from={{ shown }} artist={data.kind === 'playlist'} />
          ) : (
            <Ribbon
              wave={waveOf(only.peaksSha256, token)}
              label={only.title}
              length={(only.durationMs ?? 0) / 1000}
              height={112}
              position={() => (mine ? player.position() : 0)}
              moving={sounding}
              onSeek={item && ((at) => (mine ? player.seek(at) : void player.play(item, { at, queue: [item] })))}
            />
          )}
          <MoreRows query={query} />
        </article>
      )}
    </PublicFrame>
  )
}

export const Route = createFileRoute('/l/$token')({ component: LinkPage })
