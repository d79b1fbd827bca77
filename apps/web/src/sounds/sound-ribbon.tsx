import { waveOf } from '../peaks/wave.ts'
import type { PlayerItem } from '../ui/player/item.ts'
import { player } from '../ui/player/player.ts'
import { Ribbon } from '../ui/ribbon/ribbon.tsx'
import { useStore } from '../ui/store.ts'
import { useHeard } from './playing.ts'

type SoundRibbonProps = {
  item: PlayerItem | undefined
  label: string
  length: number
  height: number
  /** Drawn when there is an outline but nothing to hear any more. */
  peaksSha256?: string | null | undefined
  ranges?: boolean
  queue?: readonly PlayerItem[] | undefined
}

/** The ribbon of one sound, tied to the player: a click plays from there, a drag repeats the range. */
export const SoundRibbon = ({ item, label, length, height, peaksSha256, ranges = false, queue }: SoundRibbonProps) => {
  const { mine, sounding } = useHeard(item)
  const { range } = useStore(player.state)
  return (
    <Ribbon
      wave={item?.wave ?? waveOf(peaksSha256)}
      label={label}
      length={length}
      height={height}
      position={() => (mine ? player.position() : 0)}
      moving={sounding}
      onSeek={
        item &&
        ((seconds) => (mine ? player.seek(seconds) : void player.play(item, { at: seconds, ...(queue && { queue }) })))
      }
      range={mine ? range : undefined}
      onRange={item && ranges ? (next) => next && void player.play(item, { range: next }) : undefined}
    />
  )
}
