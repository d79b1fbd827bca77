import { OrderedRows } from '../../ui/ordered-rows/ordered-rows.tsx'
import type { From } from '../../playing/tracks.ts'
import { useMedia } from '../../ui/media.ts'
import { moveEntry, takeOutEntry } from './deeds.ts'
import { EntryRow } from './entry-row.tsx'
import type { Entry, Playlist } from './types.ts'

const scroller = () => document.getElementById('content')

/** The tracks of a playlist, dragged into any order; what rules chose stands as they order it. */
export const EntryList = ({
  playlist,
  entries,
  from,
}: {
  playlist: Pick<Playlist, 'id' | 'name' | 'isSmart' | 'trackCount'>
  entries: readonly Entry[]
  from: From
}) => {
  const narrow = useMedia('(max-width: 719px)')
  return (
    <OrderedRows
      items={entries}
      keyOf={({ id }) => id}
      nameOf={({ title }) => title}
      size={narrow ? 60 : 48}
      scroller={scroller}
      label={playlist.name}
      total={Math.max(entries.length, playlist.trackCount)}
      onMove={playlist.isSmart ? undefined : (at, to) => void moveEntry(playlist.id, entries, at, to)}
      renderRow={(entry, index, grip) => (
        <EntryRow
          entries={entries}
          index={index}
          entry={entry}
          grip={grip}
          from={from}
          onTakeOut={playlist.isSmart ? undefined : () => void takeOutEntry(playlist.id, entry)}
        />
      )}
    />
  )
}
