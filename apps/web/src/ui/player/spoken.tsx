import { useEffect, useRef } from 'react'
import { playing as room } from '../../words/player.ts'
import { useWords } from '../../words/language.ts'
import { useStore } from '../store.ts'
import { player } from './player.ts'

/** Says what the player does, for those who do not see it. Nothing is said of what was so from the start. */
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
    const changed = facts.filter((fact, index) => fact !== '' && before.current?.[index] !== fact)
    if (before.current !== undefined && changed.length > 0 && region.current !== null)
      region.current.textContent = changed.join('. ')
    before.current = facts
  })
  return <span ref={region} className="player-spoken visually-hidden" role="status" />
}
