import { useNavigate } from '@tanstack/react-router'
import { player } from '../../ui/player/player.ts'
import { useShortcuts } from '../../ui/keys/keys.ts'
import { useWords } from '../../words/language.ts'
import { sounds as room } from '../../words/sounds.ts'
import { favourite, remove } from '../deeds.ts'
import { openSound } from '../making.ts'
import { itemOf, toggleItem } from '../playing.ts'
import type { Sound } from '../types.ts'

type Keys = { sounds: readonly Sound[]; onSelect: (id: string) => void; reveal: (index: number) => void }

/** The row whose sentence has the focus, -1 for none. */
const current = (): number =>
  Number(document.activeElement?.closest('.row')?.querySelector('[data-row]')?.getAttribute('data-row') ?? -1)

/** Moves the focus to a row, once it exists. */
const focus = (index: number, tries = 5): void => {
  const row = document.querySelector<HTMLElement>(`[data-row="${index}"]`)
  if (row !== null) row.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focus(index, tries - 1))
}

/** The keys of a list of sounds. They act on the focused row. */
export const useListKeys = ({ sounds, onSelect, reveal }: Keys): void => {
  const words = useWords(room)
  const navigate = useNavigate()
  const step = (by: number) => {
    if (sounds.length === 0) return
    const to = Math.min(sounds.length - 1, Math.max(0, current() + by))
    reveal(to)
    focus(to)
    const sound = sounds[to]
    // An open detail follows the focus; otherwise only Enter opens.
    if (sound !== undefined && new URLSearchParams(location.search).has('sound'))
      void navigate({
        to: '.',
        search: (search) => ({ ...search, sound: sound.id }),
        replace: true,
        resetScroll: false,
      })
  }
  const act = (deed: (sound: Sound) => void) => () => {
    const sound = sounds[current()]
    if (sound !== undefined) deed(sound)
  }
  useShortcuts(words.keyboardTitle, [
    { keys: 'j', also: ['ArrowDown'], label: words.down, run: () => step(1) },
    { keys: 'k', also: ['ArrowUp'], label: words.up, run: () => step(-1) },
    {
      keys: 'Space',
      label: words.playSound,
      run: () => {
        const sound = sounds[current()]
        const item = sound && itemOf(sound)
        if (item === undefined) player.toggle()
        else toggleItem(item)
      },
    },
    { keys: 'x', label: words.select, run: act((sound) => onSelect(sound.id)) },
    { keys: 'f', label: words.favourite, run: act((sound) => void favourite(sound)) },
    {
      keys: 'e',
      label: words.turnKnobs,
      run: act((sound) => {
        openSound(sound)
        document.getElementById('content')?.scrollTo({ top: 0 })
      }),
    },
    { keys: 'Delete', also: ['Backspace'], label: words.remove, run: act((sound) => void remove([sound])) },
  ])
}
