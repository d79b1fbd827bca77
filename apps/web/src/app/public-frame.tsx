import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { player } from '../ui/player/player.ts'
import { Mark } from '../ui/frame/mark.tsx'
import { useShortcuts } from '../ui/keys/keys.ts'
import { useKeyListener } from '../ui/keys/use-key-listener.ts'
import { app } from '../words/app.ts'
import { useWords } from '../words/language.ts'
import { shares } from '../words/shares.ts'
import './public-frame.css'

/** A page anyone may see: the mark above, one thing below. */
export const PublicFrame = ({ children }: { children: ReactNode }) => {
  const words = useWords(app)
  const sharing = useWords(shares)
  useKeyListener()
  useShortcuts(words.everywhere, [{ keys: 'Space', label: words.playPause, run: player.toggle }])
  return (
    <div className="public" data-hue="coral">
      <header>
        <Link to="/sounds" className="wordmark">
          <Mark />
          <span>{words.name}</span>
        </Link>
        <Link to="/sounds" className="button">
          {sharing.makeYourOwn}
        </Link>
      </header>
      <main>{children}</main>
    </div>
  )
}
