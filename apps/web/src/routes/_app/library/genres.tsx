import { useInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Browse } from '../../../library/browse/browse.tsx'
import { trpc } from '../../../trpc.ts'
import { useWords } from '../../../words/language.ts'
import { library } from '../../../words/library.ts'

const Genres = () => {
  const words = useWords(library)
  const query = useInfiniteQuery(
    trpc.library.genres.list.infiniteQueryOptions({ limit: 100 }, { getNextPageParam: (page) => page.nextCursor }),
  )
  const genres = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Browse query={query} count={genres.length} empty={words.genresEmpty}>
      <ul className="genre-list">
        {genres.map((genre) => (
          <li key={genre.id}>
            <Link to="/library" search={{ genre: genre.id }}>
              <strong className="truncate">{genre.name === '' ? words.unknownGenre : genre.name}</strong>
              <span className="quiet tabular">{words.tracks(genre.trackCount)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Browse>
  )
}

export const Route = createFileRoute('/_app/library/genres')({ component: Genres })
