import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ListMusic } from 'lucide-react'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { track as catalogue } from '../../words/track.ts'
import { ui } from '../../words/ui.ts'
import { collected } from '../asked.ts'

/** The playlists a track is in. */
export const InPlaylists = ({ id }: { id: string }) => {
  const words = useWords(catalogue)
  const room = useWords(library)
  const parts = useWords(ui)
  const query = useInfiniteQuery(
    trpc.library.tracks.playlists.infiniteQueryOptions(
      { trackId: id, limit: 10 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const playlists = query.data?.pages.flatMap((page) => page.items)
  return (
    <section>
      <h3>{words.playlists}</h3>
      {playlists?.length === 0 && <p className="quiet">{words.notInPlaylists}</p>}
      <ul className="track-places">
        {playlists?.map((playlist) => (
          <li key={playlist.id}>
            <Link to="/library/playlists/$id" params={{ id: playlist.id }} className="link truncate">
              {playlist.name}
            </Link>
          </li>
        ))}
      </ul>
      <div className="line">
        <Button icon={<ListMusic />} onClick={() => collected.set([id])}>
          {room.addToPlaylist}
        </Button>
        {query.hasNextPage && (
          <Button look="quiet" onClick={() => void query.fetchNextPage()}>
            {parts.more}
          </Button>
        )}
      </div>
    </section>
  )
}
