import { Pause, Play } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { player } from '../ui/player/player.ts'
import { useStore } from '../ui/store.ts'
import { useWords } from '../words/language.ts'
import { ui } from '../words/ui.ts'
import { toggleTrack, type From, type Playable } from './tracks.ts'

/** Whether the player has this track, and whether it sounds now. */
export const useHeardTrack = (id: string): { mine: boolean; sounding: boolean } => {
  const { item, status } = useStore(player.state)
  const mine = item?.key === id
  return { mine, sounding: mine && (status === 'playing' || status === 'loading') }
}

/** Plays a list from this track on, or pauses it. */
export const TrackPlayButton = ({
  tracks,
  at,
  from,
}: {
  tracks: readonly Playable[]
  at: number
  from?: From | undefined
}) => {
  const words = useWords(ui)
  const track = tracks[at]
  const { sounding } = useHeardTrack(track?.id ?? '')
  const title = track?.title ?? ''
  return (
    <IconButton
      className="play-button"
      label={sounding ? words.pauseItem(title) : words.playItem(title)}
      disabled={track?.fileSha256 == null || track.deletedAt != null}
      onClick={() => toggleTrack(tracks, at, from)}
    >
      {sounding ? <Pause /> : <Play />}
    </IconButton>
  )
}
