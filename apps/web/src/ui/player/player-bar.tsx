import { ListMusic, Volume1, Volume2, VolumeX, X } from 'lucide-react'
import { lazy, Suspense, useState, type ReactNode } from 'react'
import { playing as room } from '../../words/player.ts'
import { ui } from '../../words/ui.ts'
import { useWords } from '../../words/language.ts'
import { IconButton } from '../button.tsx'
import { Ribbon } from '../ribbon/ribbon.tsx'
import { useStore } from '../store.ts'
import { RepeatButton, ShuffleButton, Transport } from './buttons.tsx'
import { Clock } from './clock.tsx'
import { Cover } from './cover.tsx'
import { queueShown } from './keys.ts'
import { player } from './player.ts'
import { Spoken } from './spoken.tsx'
import './player-bar.css'

const QueueDrawer = lazy(async () => ({ default: (await import('./queue-drawer.tsx')).QueueDrawer }))

const Volume = () => {
  const words = useWords(ui)
  const { volume } = useStore(player.state)
  const Icon = volume === 0 ? VolumeX : volume < 0.5 ? Volume1 : Volume2
  return (
    <div className="player-volume">
      <IconButton label={volume === 0 ? words.unmute : words.mute} onClick={player.mute}>
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
  const playing = useWords(room)
  const { item, status, range, queue } = useStore(player.state)
  const shown = useStore(queueShown)
  const [ever, setEver] = useState(false)
  if (shown && !ever) setEver(true)
  if (item === undefined) return null
  const music = item.continues === true
  return (
    <>
      <section className="player" aria-label={words.player} data-hue={item.hue} data-music={music || undefined}>
        <div className="player-buttons">
          <Transport />
        </div>
        <div className="player-what">
          {music && <Cover item={item} />}
          <div className="player-title">
            {item.href === undefined ? <span className="truncate">{item.title}</span> : link(item.href, item.title)}
            {status === 'failed' ? (
              <span className="player-error" role="alert">
                {words.notPlayable}
              </span>
            ) : (
              <span className="player-line">
                {item.artist !== undefined && <span className="truncate quiet">{item.artist}</span>}
                <Clock length={item.length} moving={status === 'playing'} />
              </span>
            )}
          </div>
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
          <span className="player-modes">
            {music && <ShuffleButton />}
            <RepeatButton />
          </span>
          {(music || queue.entries.length > 1) && (
            <IconButton
              label={playing.showQueue}
              aria-expanded={shown}
              aria-haspopup="dialog"
              onClick={() => queueShown.set(true)}
            >
              <ListMusic />
            </IconButton>
          )}
          <Volume />
          <IconButton className="player-close" label={words.close} onClick={player.close}>
            <X />
          </IconButton>
        </div>
        {ever && (
          <Suspense>
            <QueueDrawer open={shown} onClose={() => queueShown.set(false)} />
          </Suspense>
        )}
      </section>
      <Spoken />
    </>
  )
}
