import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Browse } from '../../../../library/browse/browse.tsx'
import { SearchBox } from '../../../../library/filters/search-box.tsx'
import { nameSearch } from '../../../../library/search.ts'
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
  const { q } = Route.useSearch()
  const navigate = Route.useNavigate()
  const query = useInfiniteQuery(
    trpc.library.artists.list.infiniteQueryOptions(
      { limit: 100, query: q },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  )
  const artists: readonly Artist[] = query.data?.pages.flatMap((page) => page.items) ?? []
  const letters = Map.groupBy(artists, ({ name }) => letterOf(name))
  return (
    <Browse
      query={query}
      count={artists.length}
      empty={words.artistsEmpty}
      q={q}
      tools={
        <SearchBox
          q={q}
          label={words.searchArtists}
          onSearch={(said) => void navigate({ search: { q: said }, replace: true })}
        />
      }
    >
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

export const Route = createFileRoute('/_app/library/artists/')({ validateSearch: nameSearch, component: Artists })
