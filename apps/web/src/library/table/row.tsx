import { Link } from '@tanstack/react-router'
import { CircleAlert, LoaderCircle, Star } from 'lucide-react'
import { TrackPlayButton, useHeardTrack } from '../../playing/track-play-button.tsx'
import type { From } from '../../playing/tracks.ts'
import { formatClock } from '../../ui/format/durations.ts'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { Cover } from '../cover.tsx'
import { useLingered } from '../lingered.ts'
import { TrackRibbon } from '../track-ribbon.tsx'
import type { Track } from '../types.ts'
import { AlbumLink, ArtistLink, Facts } from './cells.tsx'
import { TrackMenu } from './track-menu.tsx'

export type RowProps = {
  tracks: readonly Track[]
  /** Which of them this is, and which of the list. */
  at: number
  index: number
  open: boolean
  selected: boolean
  onSelect: (range: boolean) => void
  from?: (() => From) | undefined
}

/** One track of the list. Its title is the link that opens it. */
export const Row = ({ tracks, at, index, open, selected, onSelect, from }: RowProps) => {
  const words = useWords(library)
  const lingered = useLingered()
  const track = tracks[at]
  const { mine } = useHeardTrack(track?.id ?? '')
  if (track === undefined) return null
  return (
    <div
      className="track-row"
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-open={open || undefined}
      data-selected={selected || undefined}
      data-heard={mine || undefined}
    >
      <span role="cell" className="cell-check">
        <input
          type="checkbox"
          aria-label={`${words.select}: ${track.title}`}
          checked={selected}
          onChange={() => undefined}
          onClick={(event) => onSelect(event.shiftKey)}
        />
      </span>
      <span role="cell" className="cell-play">
        <TrackPlayButton tracks={tracks} at={at} from={from?.()} />
      </span>
      <span role="cell" className="cell-title">
        <Cover sha256={lingered ? track.coverSha256 : null} />
        <span className="track-name">
          <Link
            className="track-title truncate"
            to="."
            search={(search) => ({ ...search, track: track.id })}
            replace={open}
            data-row={index}
            title={track.title}
            aria-current={open || undefined}
            resetScroll={false}
            preload={false}
          >
            {track.title}
          </Link>
          <span className="track-under truncate">
            {[track.artist, track.album].filter((name) => name !== null).join(' · ')}
          </span>
        </span>
        {track.starredAt !== null && <Star className="track-mark" role="img" aria-label={words.starred} />}
        {track.state === 'reading' && <LoaderCircle className="track-mark" role="img" aria-label={words.reading} />}
        {track.state === 'failed' && (
          <CircleAlert className="track-mark" data-failed role="img" aria-label={words.failed} />
        )}
        <span className="track-short tabular">
          {track.durationMs !== null && formatClock(Math.round(track.durationMs / 1000))}
        </span>
      </span>
      <span role="cell" className="cell-artist truncate">
        <ArtistLink track={track} />
      </span>
      <span role="cell" className="cell-album truncate">
        <AlbumLink track={track} />
      </span>
      <span role="cell" className="cell-wave">
        {lingered && track.peaksSha256 !== null && (
          <TrackRibbon track={track} height={24} from={() => ({ tracks, at, ...(from && { from: from() }) })} />
        )}
      </span>
      <Facts track={track} />
      <span role="cell" className="cell-menu">
        <TrackMenu track={track} />
      </span>
    </div>
  )
}
