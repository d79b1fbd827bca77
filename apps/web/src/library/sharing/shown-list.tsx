import { TrackPlayButton, useHeardTrack } from '../../playing/track-play-button.tsx'
import type { From } from '../../playing/tracks.ts'
import { formatClock } from '../../ui/format/durations.ts'
import type { ShownTrack } from './types.ts'

const Row = ({
  tracks,
  at,
  from,
  artist,
}: {
  tracks: readonly ShownTrack[]
  at: number
  from: From
  artist: boolean
}) => {
  const track = tracks[at]
  const { mine } = useHeardTrack(track?.id ?? '')
  if (track === undefined) return null
  return (
    <li data-heard={mine || undefined}>
      <span className="tabular quiet shown-place">{at + 1}</span>
      <TrackPlayButton tracks={tracks} at={at} from={from} />
      <span className="shown-title">
        <span className="truncate">{track.title}</span>
        {artist && <span className="truncate quiet">{track.artist}</span>}
      </span>
      <span className="tabular quiet">{track.durationMs === null ? '' : formatClock(track.durationMs / 1000)}</span>
    </li>
  )
}

/** The tracks of what somebody shares, in their order. */
export const ShownList = ({
  tracks,
  from,
  artist,
}: {
  tracks: readonly ShownTrack[]
  from: From
  /** Whether they differ in who plays them. */
  artist: boolean
}) => (
  <ol className="shown-list">
    {tracks.map(({ id }, at) => (
      <Row key={id} tracks={tracks} at={at} from={from} artist={artist} />
    ))}
  </ol>
)
