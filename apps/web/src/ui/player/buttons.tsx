import { Pause, Play, Repeat as RepeatAll, Repeat1, Shuffle, SkipBack, SkipForward } from 'lucide-react'
import { playing as room } from '../../words/player.ts'
import { useWords } from '../../words/language.ts'
import { ui } from '../../words/ui.ts'
import { IconButton } from '../button.tsx'
import { useStore } from '../store.ts'
import { turnRepeat } from './keys.ts'
import { player } from './player.ts'
import './transport.css'

export const ShuffleButton = () => {
  const words = useWords(room)
  const { queue } = useStore(player.state)
  return (
    <IconButton
      label={words.shuffle}
      pressed={queue.shuffled}
      disabled={queue.entries.length < 2}
      onClick={player.toggleShuffle}
    >
      <Shuffle />
    </IconButton>
  )
}

export const RepeatButton = () => {
  const words = useWords(room)
  const { repeat } = useStore(player.state)
  return (
    <IconButton label={words.repeat[repeat]} pressed={repeat !== 'off'} onClick={turnRepeat}>
      {repeat === 'one' ? <Repeat1 /> : <RepeatAll />}
    </IconButton>
  )
}

/** Back, play or pause, next. */
export const Transport = () => {
  const words = useWords(ui)
  const { item, status } = useStore(player.state)
  const playing = status === 'playing' || status === 'loading'
  return (
    <>
      <IconButton
        className="player-skip"
        label={words.previous}
        disabled={item?.continues !== true && player.neighbour(-1) === undefined}
        onClick={() => player.step(-1)}
      >
        <SkipBack />
      </IconButton>
      <button
        type="button"
        className="player-toggle"
        aria-label={playing ? words.pause : words.play}
        onClick={player.toggle}
      >
        {playing ? <Pause /> : <Play />}
      </button>
      <IconButton
        className="player-skip"
        label={words.next}
        disabled={player.neighbour(1) === undefined}
        onClick={() => player.step(1)}
      >
        <SkipForward />
      </IconButton>
    </>
  )
}
