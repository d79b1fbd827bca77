import { Pause, Play } from 'lucide-react'
import { useHeardTrack } from '../../playing/track-play-button.tsx'
import { toggleTrack } from '../../playing/tracks.ts'
import { IconButton } from '../../ui/button.tsx'
import { useWords } from '../../words/language.ts'
import { ui } from '../../words/ui.ts'
import type { Playing } from '../track-ribbon.tsx'
import type { Track } from '../types.ts'

/** Plays the list from this row on, or pauses it. The list is asked for when it is pressed: it grows while one scrolls. */
export const RowPlay = ({ track, playing }: { track: Track; playing: () => Playing }) => {
  const words = useWords(ui)
  const { sounding } = useHeardTrack(track.id)
  return (
    <IconButton
      className="play-button"
      label={sounding ? words.pauseItem(track.title) : words.playItem(track.title)}
      disabled={track.fileSha256 === null}
      onClick={() => {
        const { tracks, at, from } = playing()
        toggleTrack(tracks, at, from)
      }}
    >
      {sounding ? <Pause /> : <Play />}
    </IconButton>
  )
}
