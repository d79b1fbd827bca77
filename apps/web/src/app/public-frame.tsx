import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, type ReactNode } from 'react'
import { player } from '../ui/player/player.ts'
import { Mark } from '../ui/frame/mark.tsx'
import { useShortcuts } from '../ui/keys/keys.ts'
import { useKeyListener } from '../ui/keys/use-key-listener.ts'
import { useStore } from '../ui/store.ts'
import { app } from '../words/app.ts'
import { useWords } from '../words/language.ts'
import { shares } from '../words/shares.ts'
import './public-frame.css'

const PlayerBar = lazy(async () => ({ default: (await import('../ui/player/player-bar.tsx')).PlayerBar }))
const title = (_: string, name: string) => <span className="truncate">{name}</span>

/** A page anyone may see: the mark above, one thing below. */
export const PublicFrame = ({ children, room = 'sounds' }: { children: ReactNode; room?: 'sounds' | 'library' }) => {
  const words = useWords(app)
  const sharing = useWords(shares)
  useKeyListener()
  useShortcuts(words.everywhere, [{ keys: 'Space', label: words.playPause, run: player.toggle }])
  const { item } = useStore(player.state)
  const music = item?.continues === true
  useEffect(() => {
    if (music) void import('../ui/player/media-session.ts')
  }, [music])
  return (
    <div className="public" data-hue={room === 'sounds' ? 'coral' : 'blue'}>
      <header>
        <Link to="/sounds" className="wordmark">
          <Mark />
          <span>{words.name}</span>
        </Link>
        <Link to={room === 'sounds' ? '/sounds' : '/library'} className="button">
          {room === 'sounds' ? sharing.makeYourOwn : sharing.yourOwnMusic}
        </Link>
      </header>
      <main>{children}</main>
      {music && (
        <div className="public-player">
          <Suspense>
            <PlayerBar link={title} />
          </Suspense>
        </div>
      )}
    </div>
  )
}
