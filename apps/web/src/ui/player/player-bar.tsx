import { Pause, Play, Repeat, SkipBack, SkipForward, Volume1, Volume2, VolumeX, X } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { ui } from '../../words/ui.ts'
import { useWords } from '../../words/language.ts'
import { IconButton } from '../button.tsx'
import { formatClock } from '../format/durations.ts'
import { Ribbon } from '../ribbon/ribbon.tsx'
import { useStore } from '../store.ts'
import { player } from './player.ts'
import './player-bar.css'

/** The seconds heard so far, written ten times a second without rendering anything. */
const Clock = ({ length, moving }: { length: number; moving: boolean }) => {
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

const Volume = () => {
  const words = useWords(ui)
  const { volume } = useStore(player.state)
  const before = useRef(0.8)
  const Icon = volume === 0 ? VolumeX : volume < 0.5 ? Volume1 : Volume2
  return (
    <div className="player-volume">
      <IconButton
        label={volume === 0 ? words.unmute : words.mute}
        onClick={() => {
          if (volume > 0) before.current = volume
          player.setVolume(volume > 0 ? 0 : before.current)
        }}
      >
        <Icon />
      </IconButton>
      <input
        type="range"
        min={0}
        max={1}
        step={0.02}
        value={volume}
        aria-label={words.volume}
        style={{ '--filled': `${volume * 100}%` }}
        onChange={(event) => player.setVolume(event.target.valueAsNumber)}
      />
    </div>
  )
}

/** The one player, at the bottom once something was played. `link` draws the title as a way back to the thing. */
export const PlayerBar = ({ link }: { link: (href: string, title: string) => ReactNode }) => {
  const words = useWords(ui)
  const { item, status, range, repeat } = useStore(player.state)
  if (item === undefined) return null
  const playing = status === 'playing' || status === 'loading'
  return (
    <section className="player" aria-label={words.player} data-hue={item.hue}>
      <div className="player-buttons">
        <IconButton
          className="player-skip"
          label={words.previous}
          disabled={player.neighbour(-1) === undefined}
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
      </div>
      <div className="player-title">
        {item.href === undefined ? <span className="truncate">{item.title}</span> : link(item.href, item.title)}
        {status === 'failed' ? (
          <span className="player-error" role="alert">
            {words.notPlayable}
          </span>
        ) : (
          <Clock length={item.length} moving={status === 'playing'} />
        )}
      </div>
      <div className="player-ribbon">
        <Ribbon
          wave={item.wave}
          label={item.title}
          length={item.length}
          height={36}
          position={player.position}
          moving={status === 'playing'}
          onSeek={player.seek}
          range={range}
          onRange={(next) => next && void player.play(item, { range: next })}
        />
      </div>
      <div className="player-end">
        <IconButton
          className="player-repeat"
          label={words.repeat}
          pressed={repeat}
          onClick={() => player.setRepeat(!repeat)}
        >
          <Repeat />
        </IconButton>
        <Volume />
        <IconButton label={words.close} onClick={player.close}>
          <X />
        </IconButton>
      </div>
    </section>
  )
}
