import { useEffect, useRef } from 'react'
import { playing as room } from '../../words/player.ts'
import { useWords } from '../../words/language.ts'
import { useStore } from '../store.ts'
import { player } from './player.ts'

/** Says what the player does, for those who do not see it. Of what was so from the start only what plays is said. */
export const Spoken = () => {
  const words = useWords(room)
  const { item, status, queue, repeat, volume } = useStore(player.state)
  const region = useRef<HTMLSpanElement>(null)
  const playing = status === 'playing'
  const paused = status === 'paused'
  const [title, artist] = [item?.title ?? '', item?.artist ?? '']
  const facts = [
    playing ? words.now(title, artist) : paused ? words.paused : '',
    queue.shuffled ? words.shuffleOn : words.shuffleOff,
    words.repeat[repeat],
    volume === 0 ? words.muted : words.unmuted,
  ] as const
  const before = useRef<readonly string[] | undefined>(undefined)
  useEffect(() => {
    const known = before.current ?? ['', ...facts.slice(1)]
    const changed = facts.filter((fact, index) => fact !== '' && known[index] !== fact)
    if (changed.length > 0 && region.current !== null) region.current.textContent = changed.join('. ')
    before.current = facts
  })
  return <span ref={region} className="player-spoken visually-hidden" role="status" />
}
