import { useInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Browse } from '../../../../library/browse/browse.tsx'
import type { Artist } from '../../../../library/types.ts'
import { trpc } from '../../../../trpc.ts'
import { useWords } from '../../../../words/language.ts'
import { library } from '../../../../words/library.ts'

/** What a name stands under: its first letter as it sorts, # for what is none. */
const letterOf = (name: string): string => {
  const first = name.slice(0, 1).toLocaleUpperCase()
  return /\p{L}/u.test(first) ? first : '#'
}

const Artists = () => {
  const words = useWords(library)
  const query = useInfiniteQuery(
    trpc.library.artists.list.infiniteQueryOptions({ limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const artists: readonly Artist[] = query.data?.pages.flatMap((page) => page.items) ?? []
  const letters = Map.groupBy(artists, ({ name }) => letterOf(name))
  return (
    <Browse query={query} count={artists.length} empty={words.artistsEmpty}>
      {[...letters].map(([letter, those]) => (
        <section key={letter} aria-label={letter}>
          <h2 className="browse-letter">{letter}</h2>
          <ul className="artist-list">
            {those.map((artist) => (
              <li key={artist.id}>
                <Link to="/library/artists/$id" params={{ id: artist.id }}>
                  <strong className="truncate">{artist.name === '' ? words.unknownArtist : artist.name}</strong>
                  <span className="quiet tabular">
                    {artist.albumCount > 0 ? `${words.albums(artist.albumCount)}, ` : ''}
                    {words.tracks(artist.trackCount)}
                  </span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Browse>
  )
}

export const Route = createFileRoute('/_app/library/artists/')({ component: Artists })
