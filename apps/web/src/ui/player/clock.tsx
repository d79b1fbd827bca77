import { useEffect, useRef } from 'react'
import { formatClock } from '../format/durations.ts'
import { player } from './player.ts'
import './transport.css'

/** The seconds heard so far, written ten times a second without rendering anything. */
export const Clock = ({ length, moving }: { length: number; moving: boolean }) => {
  const text = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const write = () => {
      if (text.current !== null) text.current.textContent = formatClock(player.position(), length < 60)
    }
    write()
    if (!moving) return player.state.subscribe(write)
    const timer = setInterval(write, 100)
    return () => clearInterval(timer)
  }, [length, moving])
  return (
    <span className="player-clock tabular">
      <span ref={text} /> <span className="quiet">/ {formatClock(length, length < 60)}</span>
    </span>
  )
}
