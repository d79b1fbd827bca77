import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { trpc } from '../../trpc.ts'
import { Button } from '../../ui/button.tsx'
import { useLocale, useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { statistics } from '../../words/statistics.ts'
import { ui } from '../../words/ui.ts'
import { sayHours } from '../say.ts'

/** Whom one heard longest. */
export const ArtistHours = () => {
  const words = useWords(statistics)
  const room = useWords(library)
  const parts = useWords(ui)
  const tongue = useLocale()
  const query = useInfiniteQuery(
    trpc.library.statistics.artists.infiniteQueryOptions(
      { limit: 10 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const artists = query.data?.pages.flatMap((page) => page.items) ?? []
  const most = Math.max(artists[0]?.listenedMs ?? 1, 1)
  return (
    <section className="card statistic">
      <h2>{words.artists}</h2>
      <ol className="artist-hours">
        {artists.map((artist) => (
          <li key={artist.artistId}>
            <Link to="/library/artists/$id" params={{ id: artist.artistId }} className="truncate">
              {artist.name === '' ? room.unknownArtist : artist.name}
            </Link>
            <span className="quiet tabular">{sayHours(artist.listenedMs, tongue)}</span>
            <span className="artist-bar" aria-hidden="true" style={{ '--part': artist.listenedMs / most }} />
          </li>
        ))}
      </ol>
      {query.hasNextPage && (
        <Button look="quiet" working={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {parts.more}
        </Button>
      )}
    </section>
  )
}
