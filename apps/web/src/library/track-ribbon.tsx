import { useHeardTrack } from '../playing/track-play-button.tsx'
import { itemOfTrack, playTracks, type From, type Playable } from '../playing/tracks.ts'
import { waveOf } from '../peaks/wave.ts'
import { player } from '../ui/player/player.ts'
import { Ribbon } from '../ui/ribbon/ribbon.tsx'
import { useStore } from '../ui/store.ts'

type TrackRibbonProps = { track: Playable; height: number; ranges?: boolean; from?: (() => Playing) | undefined }
/** What is played when a ribbon is clicked: the list the track stands in. */
export type Playing = { tracks: readonly Playable[]; at: number; from?: From | undefined }

/** The ribbon of one track, tied to the player: a click plays from there. */
export const TrackRibbon = ({ track, height, ranges = false, from }: TrackRibbonProps) => {
  const { mine, sounding } = useHeardTrack(track.id)
  const { range } = useStore(player.state)
  const item = itemOfTrack(track)
  const begin = (seconds: number) => {
    const playing = from?.() ?? { tracks: [track], at: 0 }
    playTracks(playing.tracks, playing.at, playing.from)
    player.seek(seconds)
  }
  return (
    <Ribbon
      wave={waveOf(track.peaksSha256)}
      label={track.title}
      length={(track.durationMs ?? 0) / 1000}
      height={height}
      position={() => (mine ? player.position() : 0)}
      moving={sounding}
      onSeek={item && ((seconds) => (mine ? player.seek(seconds) : begin(seconds)))}
      range={mine && ranges ? range : undefined}
      onRange={item && ranges ? (next) => next && void player.play(item, { range: next }) : undefined}
    />
  )
}
