import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { AlbumGrid } from '../../../../library/browse/album-grid.tsx'
import { Browse } from '../../../../library/browse/browse.tsx'
import { SearchBox } from '../../../../library/filters/search-box.tsx'
import { nameSearch } from '../../../../library/search.ts'
import { trpc } from '../../../../trpc.ts'
import { Segmented } from '../../../../ui/segmented.tsx'
import { useWords } from '../../../../words/language.ts'
import { library } from '../../../../words/library.ts'

const Albums = () => {
  const words = useWords(library)
  const { by = 'name', q } = Route.useSearch()
  const navigate = Route.useNavigate()
  const query = useInfiniteQuery(
    trpc.library.albums.list.infiniteQueryOptions(
      { limit: 60, order: by, query: q },
      { getNextPageParam: (page) => page.nextCursor, placeholderData: keepPreviousData },
    ),
  )
  const albums = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Browse
      query={query}
      count={albums.length}
      empty={words.albumsEmpty}
      q={q}
      tools={
        <>
          <SearchBox
            q={q}
            label={words.searchAlbums}
            onSearch={(said) =>
              void navigate({ search: { by: by === 'name' ? undefined : by, q: said }, replace: true })
            }
          />
          <Segmented
            label={words.sortBy}
            value={by}
            options={[
              { value: 'name', label: words.byName },
              { value: 'added', label: words.latestFirst },
            ]}
            onChange={(value) =>
              void navigate({ search: { by: value === 'name' ? undefined : value, q }, replace: true })
            }
          />
        </>
      }
    >
      {albums.length > 0 && <AlbumGrid albums={albums} />}
    </Browse>
  )
}

export const Route = createFileRoute('/_app/library/albums/')({
  validateSearch: (search: Record<string, unknown>): { by?: 'added' | undefined; q?: string | undefined } => ({
    by: search.by === 'added' ? 'added' : undefined,
    ...nameSearch(search),
  }),
  component: Albums,
})
