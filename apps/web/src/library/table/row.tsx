import { CircleAlert, LoaderCircle, Star } from 'lucide-react'
import { memo, type RefObject } from 'react'
import { useHeardTrack } from '../../playing/track-play-button.tsx'
import { formatClock } from '../../ui/format/durations.ts'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { Cover } from '../cover.tsx'
import { LightLink } from '../light-link.tsx'
import { TrackRibbon, type Playing } from '../track-ribbon.tsx'
import type { Track } from '../types.ts'
import { AlbumLink, ArtistLink, Facts } from './cells.tsx'
import { RowPlay } from './row-play.tsx'
import { useStage } from './stage.ts'
import { TrackMenu } from './track-menu.tsx'

/** What rows ask of their list when a hand touches them; it changes without them. */
export type Hand = {
  select: (track: Track, range: boolean) => void
  open: (track: Track) => void
  playing: (track: Track) => Playing
}
type RowProps = { track: Track; index: number; open: boolean; selected: boolean; hand: RefObject<Hand> }

/** One track of the list. Its title is the link that opens it. Rows that did not change are not drawn again while the list scrolls. */
export const Row = memo(({ track, index, open, selected, hand }: RowProps) => {
  const words = useWords(library)
  const stage = useStage()
  const touchable = stage !== 'passing'
  const { mine } = useHeardTrack(track.id)
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
        {touchable && (
          <input
            type="checkbox"
            aria-label={`${words.select}: ${track.title}`}
            checked={selected}
            onChange={() => undefined}
            onClick={(event) => hand.current.select(track, event.shiftKey)}
          />
        )}
      </span>
      <span role="cell" className="cell-play">
        {touchable && <RowPlay track={track} playing={() => hand.current.playing(track)} />}
      </span>
      <span role="cell" className="cell-title">
        {touchable ? <Cover small sha256={stage === 'here' ? track.coverSha256 : null} /> : <span className="cover" />}
        <span className="track-name">
          <LightLink
            className="track-title truncate"
            href={`?track=${track.id}`}
            onGo={() => hand.current.open(track)}
            data-row={index}
            title={track.title}
            aria-current={open || undefined}
          >
            {track.title}
          </LightLink>
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
        {touchable ? <ArtistLink track={track} /> : track.artist}
      </span>
      <span role="cell" className="cell-album truncate">
        {touchable ? <AlbumLink track={track} /> : track.album}
      </span>
      <span role="cell" className="cell-wave">
        {stage === 'here' && track.peaksSha256 !== null && (
          <TrackRibbon track={track} height={24} from={() => hand.current.playing(track)} />
        )}
      </span>
      <Facts track={track} passing={!touchable} />
      <span role="cell" className="cell-menu">
        {touchable && <TrackMenu track={track} />}
      </span>
    </div>
  )
})
Row.displayName = 'Row'
