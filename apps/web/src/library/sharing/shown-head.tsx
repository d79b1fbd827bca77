import { Disc3, Play } from 'lucide-react'
import type { ReactNode } from 'react'
import { coverUrl } from '../../peaks/media.ts'
import type { Reported } from '../../sounds/shares/report-dialog.tsx'
import { Report } from '../../sounds/shares/report.tsx'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/language.ts'
import { playlists } from '../../words/playlists.ts'
import './shown.css'

type ShownHeadProps = {
  name: string
  kind: 'track' | 'album' | 'playlist'
  cover: string | null
  via?: string | undefined
  description: string | null
  facts: ReactNode
  onPlay: (() => void) | undefined
  /** What is told to whoever runs the server, if somebody does. */
  report: Reported
}

/** What somebody shares: its picture, what it is called, and who shares it. */
export const ShownHead = ({ name, kind, cover, via, description, facts, onPlay, report }: ShownHeadProps) => {
  const words = useWords(playlists)
  return (
    <header className="shown-head">
      <span className="shown-cover" aria-hidden="true">
        {cover === null ? <Disc3 /> : <img src={coverUrl(cover, 480, via)} alt="" decoding="async" />}
      </span>
      <div>
        <p className="quiet">{words.kinds[kind]}</p>
        <h1>{name}</h1>
        <p className="quiet tabular">{facts}</p>
        {description !== null && <p>{description}</p>}
        <div className="line">
          <Button look="primary" icon={<Play />} disabled={onPlay === undefined} onClick={onPlay}>
            {words.play}
          </Button>
          <Report about={report} />
        </div>
      </div>
    </header>
  )
}
