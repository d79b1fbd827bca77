import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { TrackPlayButton } from '../playing/track-play-button.tsx'
import { trpc } from '../trpc.ts'
import { formatClock } from '../ui/format/durations.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWords } from '../words/language.ts'
import { library } from '../words/library.ts'
import { Cover } from './cover.tsx'
import './statistics/statistics.css'

const few = 8

/** What a search over everything shows of the library: the best few, the rest is a click away. */
export const foundTracks = (q: string) => trpc.library.tracks.list.queryOptions({ query: q, limit: few })

export const FoundTracks = ({ q }: { q: string }) => {
  const words = useWords(library)
  const { data, isPending } = useQuery(foundTracks(q))
  const tracks = data?.items ?? []
  if (isPending) return <Skeleton rows={4} />
  if (tracks.length === 0) return null
  return (
    <section data-hue="blue">
      <h2 className="search-group">{words.title}</h2>
      <ul className="played">
        {tracks.map((track, index) => (
          <li key={track.id}>
            <TrackPlayButton tracks={tracks} at={index} />
            <Cover sha256={track.coverSha256} size={32} />
            <span className="played-name">
              <Link to="/library" search={{ track: track.id }} className="truncate">
                {track.title}
              </Link>
              <span className="quiet truncate">
                {[track.artist, track.album].filter((part) => part !== null).join(' · ')}
              </span>
            </span>
            <span className="quiet tabular">
              {track.durationMs !== null && formatClock(Math.round(track.durationMs / 1000))}
            </span>
          </li>
        ))}
      </ul>
      {data?.nextCursor != null && (
        <Link to="/library" search={{ q }} className="link">
          {words.allFound}
        </Link>
      )}
    </section>
  )
}
