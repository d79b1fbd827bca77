import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { TrackPlayButton, useHeardTrack } from '../../playing/track-play-button.tsx'
import { trackHref, type From } from '../../playing/tracks.ts'
import { IconButton } from '../../ui/button.tsx'
import { formatClock } from '../../ui/format/durations.ts'
import { When } from '../../ui/when.tsx'
import { useWords } from '../../words/language.ts'
import { playlists } from '../../words/playlists.ts'
import { Cover } from '../cover.tsx'
import type { Entry } from './types.ts'

type EntryRowProps = {
  entries: readonly Entry[]
  index: number
  entry: Entry
  grip: ReactNode
  from: From
  onTakeOut: (() => void) | undefined
}

/** One track in its place. One in the trash keeps its place and says so. */
export const EntryRow = ({ entries, index, entry, grip, from, onTakeOut }: EntryRowProps) => {
  const words = useWords(playlists)
  const { mine } = useHeardTrack(entry.id)
  const gone = entry.deletedAt !== null
  return (
    <div className="listed" data-heard={mine || undefined} data-gone={gone || undefined}>
      {grip}
      <span className="listed-place tabular quiet">{index + 1}</span>
      <TrackPlayButton tracks={entries} at={index} from={from} />
      <Cover sha256={gone ? null : entry.coverSha256} size={36} />
      <span className="listed-title">
        {gone ? (
          <span className="truncate" title={words.inTrashHint}>
            {entry.title}
          </span>
        ) : (
          <Link to={trackHref(entry.id)} className="truncate">
            {entry.title}
          </Link>
        )}
        <span className="truncate quiet">{entry.artist ?? ''}</span>
      </span>
      <span className="listed-album truncate quiet">
        {gone ? (
          <span className="chip" title={words.inTrashHint}>
            {words.inTrash}
          </span>
        ) : (
          entry.album
        )}
      </span>
      <span className="listed-added quiet">
        <When at={entry.addedAt} />
      </span>
      <span className="listed-length tabular quiet">
        {entry.durationMs === null ? '' : formatClock(entry.durationMs / 1000)}
      </span>
      {onTakeOut !== undefined && (
        <IconButton label={words.takeOut(entry.title)} onClick={onTakeOut}>
          <X />
        </IconButton>
      )}
    </div>
  )
}
