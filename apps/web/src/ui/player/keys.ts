import { createStore } from '../store.ts'
import type { Shortcut } from '../keys/keys.ts'
import { player } from './player.ts'
import type { Repeat } from './queue.ts'

/** Whether the queue stands open. */
export const queueShown = createStore(false)

const after: Record<Repeat, Repeat> = { off: 'all', all: 'one', one: 'off' }

/** The next of the three ways to repeat. */
export const turnRepeat = (): void => player.setRepeat(after[player.state.get().repeat])

/** Seconds an arrow key goes. */
const stride = 5

type Words = Readonly<
  Record<
    'playPause' | 'back' | 'ahead' | 'previousOne' | 'nextOne' | 'mute' | 'shuffle' | 'repeatKey' | 'showQueue',
    string
  >
>

const heard = (act: () => void) => () => {
  if (player.state.get().item !== undefined) act()
}

/** The keys of the player. */
export const playerKeys = (words: Words): readonly Shortcut[] => [
  { keys: 'Space', label: words.playPause, run: player.toggle },
  { keys: 'ArrowLeft', label: words.back, run: heard(() => player.seek(player.position() - stride)) },
  { keys: 'ArrowRight', label: words.ahead, run: heard(() => player.seek(player.position() + stride)) },
  { keys: 'Shift+ArrowLeft', label: words.previousOne, run: heard(() => player.step(-1)) },
  { keys: 'Shift+ArrowRight', label: words.nextOne, run: heard(() => player.step(1)) },
  { keys: 'm', label: words.mute, run: player.mute },
  { keys: 's', label: words.shuffle, run: heard(player.toggleShuffle) },
  { keys: 'r', label: words.repeatKey, run: heard(turnRepeat) },
  { keys: 'q', label: words.showQueue, run: heard(() => queueShown.set(!queueShown.get())) },
]
