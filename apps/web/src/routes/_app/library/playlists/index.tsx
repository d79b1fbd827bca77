import { createFileRoute, Link } from '@tanstack/react-router'
import { FileUp, Globe, ListMusic, Plus, Wand2 } from 'lucide-react'
import { useState } from 'react'
import { ImportDialog } from '../../../../library/playlists/import-dialog.tsx'
import { PlaylistDialog } from '../../../../library/playlists/playlist-dialog.tsx'
import { RulesDialog } from '../../../../library/playlists/rules-dialog.tsx'
import type { Playlist } from '../../../../library/playlists/types.ts'
import { usePlaylistDrop } from '../../../../library/playlists/use-playlist-drop.ts'
import { usePlaylists } from '../../../../library/playlists/use-playlists.ts'
import { RoomTabs } from '../../../../library/room-tabs.tsx'
import { sayLength } from '../../../../library/say.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { MoreRows } from '../../../../ui/more-rows.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { useLocale, useWords } from '../../../../words/language.ts'
import { playlists as room } from '../../../../words/playlists.ts'
import '../../../../library/playlists/playlists.css'

const Card = ({ playlist }: { playlist: Playlist }) => {
  const words = useWords(room)
  const locale = useLocale()
  return (
    <li>
      <Link to="/library/playlists/$id" params={{ id: playlist.id }} className="card playlist-card">
        <span className="playlist-glyph">{playlist.isSmart ? <Wand2 /> : <ListMusic />}</span>
        <strong className="truncate">{playlist.name}</strong>
        <span className="playlist-facts quiet tabular">
          {playlist.isSmart && `${words.smart} · `}
          {(playlist.isMore ? words.atLeast : words.count)(playlist.trackCount)}
          {!playlist.isSmart && playlist.durationMs > 0 && ` · ${sayLength(playlist.durationMs, locale)}`}
          {playlist.isPublic && <Globe aria-label={words.public} />}
        </span>
      </Link>
    </li>
  )
}

const PlaylistsPage = () => {
  const words = useWords(room)
  const navigate = Route.useNavigate()
  const query = usePlaylists()
  const [asked, setAsked] = useState<'create' | 'smart' | undefined>()
  const [files, setFiles] = useState<readonly File[]>([])
  usePlaylistDrop(setFiles)
  const close = () => setAsked(undefined)
  const open = ({ id }: { id: string }) => void navigate({ to: '/library/playlists/$id', params: { id } })
  return (
    <div className="page" data-hue="blue">
      <header className="page-head">
        <h1>{words.room}</h1>
        <RoomTabs />
        <div className="page-action playlist-deeds">
          <ImportDialog files={files} onFiles={setFiles} onMade={open}>
            <FileUp />
          </ImportDialog>
          <Button icon={<Wand2 />} onClick={() => setAsked('smart')}>
            {words.createSmart}
          </Button>
          <Button look="primary" icon={<Plus />} onClick={() => setAsked('create')}>
            {words.create}
          </Button>
        </div>
      </header>
      {query.isPending && <Skeleton rows={4} height="72px" />}
      {query.isSuccess && query.playlists.length === 0 && (
        <EmptyState
          glyph={<ListMusic />}
          title={words.emptyTitle}
          actions={<Button onClick={() => setAsked('create')}>{words.create}</Button>}
        >
          {words.emptyText}
        </EmptyState>
      )}
      <ul className="playlist-grid">
        {query.playlists.map((playlist) => (
          <Card key={playlist.id} playlist={playlist} />
        ))}
      </ul>
      <MoreRows query={query} />
      {asked === 'smart' && <RulesDialog onClose={close} onMade={open} />}
      <PlaylistDialog open={asked === 'create'} onClose={close} onMade={open} />
    </div>
  )
}

export const Route = createFileRoute('/_app/library/playlists/')({ component: PlaylistsPage })
