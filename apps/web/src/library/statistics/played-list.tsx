import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TrackPlayButton } from '../../playing/track-play-button.tsx'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/when.tsx'
import { useWords } from '../../words/language.ts'
import { statistics } from '../../words/statistics.ts'
import { ui } from '../../words/ui.ts'
import { Cover } from '../cover.tsx'

/** Tracks by how often, or how lately, they were heard. */
export const PlayedList = ({ by }: { by: 'most' | 'last' }) => {
  const words = useWords(statistics)
  const parts = useWords(ui)
  const query = useInfiniteQuery(
    trpc.library.statistics.tracks.infiniteQueryOptions(
      { by, limit: 10 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const tracks = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className="card statistic">
      <h2>{words[by]}</h2>
      <ol className="played">
        {tracks.map((track, index) => (
          <li key={track.id}>
            <TrackPlayButton tracks={tracks} at={index} />
            <Cover sha256={track.coverSha256} size={32} />
            <span className="played-name">
              <Link to="/library" search={{ track: track.id }} className="truncate">
                {track.title}
              </Link>
              <span className="quiet truncate">{track.deletedAt === null ? track.artist : words.gone}</span>
            </span>
            <span className="quiet tabular">
              {by === 'most' || track.lastPlayedAt === null ? (
                words.plays(track.playCount)
              ) : (
                <When at={track.lastPlayedAt} />
              )}
            </span>
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button look="quiet" working={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {parts.more}
        </Button>
      )}
    </section>
  )
}
