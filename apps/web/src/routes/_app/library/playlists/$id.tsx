import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { ChevronLeft, Globe, ListMusic, Play, Shuffle, Wand2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { sentenceOf } from '../../../../failure.ts'
import { removePlaylist } from '../../../../library/playlists/deeds.ts'
import { entriesOptions } from '../../../../library/playlists/entries.ts'
import { EntryList } from '../../../../library/playlists/entry-list.tsx'
import { HistoryDialog } from '../../../../library/playlists/history-dialog.tsx'
import { PlaylistDialog } from '../../../../library/playlists/playlist-dialog.tsx'
import { PlaylistMenu, type Asked } from '../../../../library/playlists/playlist-menu.tsx'
import { RulesDialog } from '../../../../library/playlists/rules-dialog.tsx'
import { RulesShown } from '../../../../library/playlists/rules-shown.tsx'
import { Unmatched } from '../../../../library/playlists/unmatched.tsx'
import { sayLength } from '../../../../library/say.ts'
import { ShareDialog } from '../../../../library/sharing/share-dialog.tsx'
import { playShuffled, playTracks } from '../../../../playing/tracks.ts'
import { trpc } from '../../../../trpc.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { Skeleton } from '../../../../ui/skeleton.tsx'
import { useLocale, useWords } from '../../../../words/language.ts'
import { playlists as room } from '../../../../words/playlists.ts'
import '../../../../library/playlists/playlists.css'

const PlaylistPage = () => {
  const words = useWords(room)
  const locale = useLocale()
  const { id } = Route.useParams()
  const navigate = Route.useNavigate()
  const [asked, setAsked] = useState<Asked | undefined>()
  const { data: playlist, error } = useQuery(trpc.library.playlists.get.queryOptions({ id }))
  const query = useInfiniteQuery(entriesOptions(id))
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query
  useEffect(() => {
    // Read to its end, so that any entry can be dragged anywhere.
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  const entries = query.data?.pages.flatMap(({ items }) => items) ?? []
  const close = () => setAsked(undefined)
  const playable = entries.some(({ fileSha256, deletedAt }) => fileSha256 !== null && deletedAt === null)
  const remove = async () => {
    if (playlist !== undefined && (await removePlaylist(playlist))) void navigate({ to: '/library/playlists' })
  }
  if (error !== null)
    return (
      <div className="page">
        <EmptyState alone title={sentenceOf(error)} />
      </div>
    )
  const length = playlist?.isSmart
    ? entries.reduce((sum, { durationMs }) => sum + (durationMs ?? 0), 0)
    : (playlist?.durationMs ?? 0)
  return (
    <div className="page" data-hue="blue">
      <header className="page-head">
        <Link to="/library/playlists" className="icon-button" aria-label={words.title} title={words.title}>
          <ChevronLeft />
        </Link>
        <h1>{playlist?.name ?? ' '}</h1>
        <div className="page-action">
          <Button look="primary" icon={<Play />} disabled={!playable} onClick={() => playTracks(entries)}>
            {words.play}
          </Button>
          <Button icon={<Shuffle />} disabled={!playable} onClick={() => playShuffled(entries)}>
            {words.shuffle}
          </Button>
          {playlist !== undefined && (
            <PlaylistMenu playlist={playlist} entries={entries} onAsk={setAsked} onRemove={() => void remove()} />
          )}
        </div>
      </header>
      {playlist !== undefined && (
        <div className="playlist-head">
          <p className="line quiet tabular">
            {(playlist.isSmart && hasNextPage ? words.atLeast : words.count)(
              playlist.isSmart ? Math.max(entries.length, playlist.trackCount) : playlist.trackCount,
            )}
            {length > 0 && ` · ${sayLength(length, locale)}`}
            {playlist.isSmart && (
              <span className="chip">
                <Wand2 size={13} /> {words.smart}
              </span>
            )}
            {playlist.isPublic && (
              <span className="chip">
                <Globe size={13} /> {words.public}
              </span>
            )}
          </p>
          {playlist.description !== null && <p>{playlist.description}</p>}
          {playlist.isSmart && <RulesShown id={id} onEdit={() => setAsked('rules')} />}
        </div>
      )}
      {(query.isPending || (hasNextPage && entries.length === 0)) && <Skeleton rows={6} />}
      {query.isSuccess && !hasNextPage && entries.length === 0 && playlist !== undefined && (
        <EmptyState glyph={<ListMusic />} title={words.emptyPlaylistTitle}>
          {playlist.isSmart ? words.emptySmartText : words.emptyPlaylistText}
        </EmptyState>
      )}
      {playlist !== undefined && entries.length > 0 && <EntryList playlist={playlist} entries={entries} from={{}} />}
      <Unmatched playlistId={id} />
      {playlist !== undefined && (
        <>
          {asked === 'edit' && <PlaylistDialog open onClose={close} playlist={playlist} />}
          {asked === 'rules' && <RulesDialog onClose={close} playlist={playlist} />}
          {asked === 'share' && <ShareDialog subject={{ kind: 'playlist', id }} name={playlist.name} onClose={close} />}
          <HistoryDialog id={id} open={asked === 'history'} onClose={close} />
        </>
      )}
    </div>
  )
}

export const Route = createFileRoute('/_app/library/playlists/$id')({ component: PlaylistPage })
