import { useNavigate } from '@tanstack/react-router'
import { toggleTrack, type More } from '../../playing/tracks.ts'
import { player } from '../../ui/player/player.ts'
import { useShortcuts } from '../../ui/keys/keys.ts'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { removeTracks, starTrack } from '../deeds.ts'
import type { Track } from '../types.ts'

type Keys = {
  at: (index: number) => Track | undefined
  count: number
  onPlay: { tracks: readonly Track[]; begin: number; more: () => More }
  onSelect: (track: Track, range: boolean) => void
  onSelectAll: () => void
  onEdit: (track: Track) => void
  reveal: (index: number) => void
}

/** The row whose title or control has the focus, -1 for none. */
const current = (): number =>
  Number(document.activeElement?.closest('.track-row')?.querySelector('[data-row]')?.getAttribute('data-row') ?? -1)

/** Moves the focus to a row, once it exists. */
const focus = (index: number, tries = 10): void => {
  const row = document.querySelector<HTMLElement>(`.track-rows [data-row="${index}"]`)
  if (row !== null) row.focus({ preventScroll: true })
  else if (tries > 0) requestAnimationFrame(() => focus(index, tries - 1))
}

/** The keys of the list. They act on the focused row. */
export const useTableKeys = ({ at, count, onPlay, onSelect, onSelectAll, onEdit, reveal }: Keys): void => {
  const words = useWords(library)
  const navigate = useNavigate()
  const step = (by: number) => {
    if (count === 0) return
    const to = Math.min(count - 1, Math.max(0, current() + by))
    reveal(to)
    focus(to)
    const track = at(to)
    // An open detail follows the focus; otherwise only Enter opens.
    if (track !== undefined && new URLSearchParams(location.search).has('track'))
      void navigate({
        to: '.',
        search: (search) => ({ ...search, track: track.id }),
        replace: true,
        resetScroll: false,
      })
  }
  const act = (deed: (track: Track) => void) => () => {
    const track = at(current())
    if (track !== undefined) deed(track)
  }
  useShortcuts(words.keyboardTitle, [
    { keys: 'j', also: ['ArrowDown'], label: words.down, run: () => step(1) },
    { keys: 'k', also: ['ArrowUp'], label: words.up, run: () => step(-1) },
    {
      keys: 'Space',
      label: words.playTrack,
      run: () => {
        const index = current()
        if (at(index) === undefined) player.toggle()
        else toggleTrack(onPlay.tracks, index - onPlay.begin, { more: onPlay.more() })
      },
    },
    { keys: 'x', label: words.select, run: act((track) => onSelect(track, false)) },
    { keys: 'Shift+x', label: words.selectTo, run: act((track) => onSelect(track, true)) },
    { keys: 'mod+a', label: words.selectAll, run: onSelectAll },
    { keys: 'e', label: words.edit, run: act(onEdit) },
    { keys: 'f', label: words.star, run: act((track) => void starTrack(track)) },
    { keys: 'Delete', also: ['Backspace'], label: words.remove, run: act((track) => void removeTracks([track])) },
  ])
}
