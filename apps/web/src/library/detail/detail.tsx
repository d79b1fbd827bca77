import { useQuery } from '@tanstack/react-query'
import { Download, ListMusic, Pencil, Share2, Star, Trash2, X } from 'lucide-react'
import { sentenceOf, sentenceOfCode } from '../../failure.ts'
import { TrackPlayButton } from '../../playing/track-play-button.tsx'
import { trpc } from '../../trpc.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Menu, MenuLink } from '../../ui/menu.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { track as catalogue } from '../../words/track.ts'
import { ui } from '../../words/ui.ts'
import { collected, edited, shared } from '../asked.ts'
import { Cover } from '../cover.tsx'
import { removeTracks, starTrack } from '../deeds.ts'
import { downloadUrl } from '../links.ts'
import { AlbumLink, ArtistLink } from '../table/cells.tsx'
import { TrackRibbon } from '../track-ribbon.tsx'
import type { WholeTrack } from '../types.ts'
import { Facts } from './facts.tsx'
import { History } from './history.tsx'
import { InPlaylists } from './in-playlists.tsx'
import { Lyrics } from './lyrics.tsx'
import { OwnTags } from './own-tags.tsx'
import { ReadAgain } from './read-again.tsx'
import { Tags } from './tags.tsx'
import '../../sounds/detail/detail.css'
import './detail.css'

type DetailProps = { id: string; onClose: () => void }

/** Everything about one track, beside the list where there is room. */
export const Detail = ({ id, onClose }: DetailProps) => {
  const words = useWords(catalogue)
  const parts = useWords(ui)
  const { data: track, error } = useQuery(
    trpc.library.tracks.get.queryOptions(
      { id },
      // What is being read appears when it is found.
      { refetchInterval: ({ state }) => (state.data?.state === 'reading' ? 2000 : false) },
    ),
  )
  return (
    <aside className="detail track-detail card" aria-label={words.details}>
      <header>
        {track !== undefined && <Cover sha256={track.coverSha256} size={72} />}
        <div className="track-detail-name">
          <h2>{track?.title ?? words.details}</h2>
          {track !== undefined && (
            <p>
              <ArtistLink track={track} />
              <AlbumLink track={track} />
            </p>
          )}
        </div>
        <IconButton label={parts.close} onClick={onClose}>
          <X />
        </IconButton>
      </header>
      {error !== null && <p className="notice">{sentenceOf(error)}</p>}
      {track === undefined && error === null && <Skeleton rows={8} />}
      {track !== undefined && <Known key={track.id} track={track} onClose={onClose} />}
    </aside>
  )
}

const Known = ({ track, onClose }: { track: WholeTrack; onClose: () => void }) => {
  const words = useWords(catalogue)
  const room = useWords(library)
  return (
    <>
      <div className="detail-ribbon">
        <TrackRibbon track={track} height={72} ranges />
      </div>
      {track.deletedAt !== null && <p className="notice">{words.inTrash}</p>}
      {track.state === 'reading' && <p className="notice">{words.readingNow}</p>}
      {track.state === 'failed' && (
        <p className="notice" data-kind="error">
          {(track.errorCode !== null && sentenceOfCode(track.errorCode)) || words.failedRead}
        </p>
      )}
      <div className="line detail-deeds">
        <TrackPlayButton tracks={[track]} at={0} />
        <Button icon={<Pencil />} onClick={() => edited.set([track.id])}>
          {room.edit}
        </Button>
        <IconButton
          label={track.starredAt === null ? room.star : room.unstar}
          pressed={track.starredAt !== null}
          onClick={() => void starTrack(track)}
        >
          <Star />
        </IconButton>
        <IconButton label={room.addToPlaylist} onClick={() => collected.set([track.id])}>
          <ListMusic />
        </IconButton>
        <IconButton
          label={words.share}
          onClick={() => shared.set({ subject: { kind: 'track', id: track.id }, name: track.title })}
        >
          <Share2 />
        </IconButton>
        <Menu
          trigger={
            <IconButton label={room.download}>
              <Download />
            </IconButton>
          }
        >
          <MenuLink href={downloadUrl(track.id)} download>
            {room.downloadOriginal}
          </MenuLink>
          <MenuLink href={downloadUrl(track.id, true)} download>
            {room.downloadTagged}
          </MenuLink>
        </Menu>
        <IconButton
          label={room.remove}
          onClick={() => {
            void removeTracks([track])
            onClose()
          }}
        >
          <Trash2 />
        </IconButton>
      </div>
      <Facts track={track} />
      <ReadAgain track={track} />
      <Tags track={track} />
      <OwnTags id={track.id} />
      <Lyrics track={track} />
      <InPlaylists id={track.id} />
      <History id={track.id} />
    </>
  )
}
