import { useMutation } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { trpc } from '../trpc.ts'
import { Button } from '../ui/button.tsx'
import { tell } from '../ui/toasts.tsx'
import { useNow, When } from '../ui/when.tsx'
import { useWords } from '../words/language.ts'
import { trash as room } from '../words/trash.ts'
import { libraryKey } from './cache.ts'

/** Days deleted things can be brought back. */
const days = 30

type GoneProps = {
  name: string
  note: string
  deletedAt: Date | null
  working: boolean
  onRestore: () => void
}

/** Something deleted: since when, how long it can still come back, and the way back. */
const Gone = ({ name, note, deletedAt, working, onRestore }: GoneProps) => {
  const words = useWords(room)
  const now = useNow()
  const deleted = deletedAt ?? now
  const purge = new Date(deleted.getTime() + days * 86_400_000)
  const left = Math.max(0, Math.ceil((purge.getTime() - now.getTime()) / 86_400_000))
  return (
    <li className="trash-row">
      <span className="truncate">{name}</span>
      <span className="trash-ribbon quiet truncate">{note}</span>
      <span className="quiet tabular">
        {words.deleted} <When at={deleted} />
      </span>
      <span className="quiet tabular" title={words.purge(purge.toLocaleDateString())}>
        {words.left(left)}
      </span>
      <Button icon={<RotateCcw />} working={working} onClick={onRestore}>
        {words.restore}
      </Button>
    </li>
  )
}

type GoneTrack = { id: string; title: string; artist: string | null; deletedAt: Date | null }

export const GoneTrackRow = ({ track }: { track: GoneTrack }) => {
  const words = useWords(room)
  const restore = useMutation(
    trpc.library.tracks.restore.mutationOptions({
      onSuccess: () => tell(words.restored(track.title)),
      meta: { stale: [libraryKey] },
    }),
  )
  return (
    <Gone
      name={track.title}
      note={track.artist ?? words.track}
      deletedAt={track.deletedAt}
      working={restore.isPending}
      onRestore={() => restore.mutate({ trackIds: [track.id] })}
    />
  )
}

type GonePlaylist = { id: string; name: string; deletedAt: Date | null }

export const GonePlaylistRow = ({ playlist }: { playlist: GonePlaylist }) => {
  const words = useWords(room)
  const restore = useMutation(
    trpc.library.playlists.restore.mutationOptions({
      onSuccess: () => tell(words.restored(playlist.name)),
      meta: { stale: [libraryKey] },
    }),
  )
  return (
    <Gone
      name={playlist.name}
      note={words.playlist}
      deletedAt={playlist.deletedAt}
      working={restore.isPending}
      onRestore={() => restore.mutate({ id: playlist.id })}
    />
  )
}
