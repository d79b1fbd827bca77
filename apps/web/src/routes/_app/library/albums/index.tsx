import { useInfiniteQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { AlbumGrid } from '../../../../library/browse/album-grid.tsx'
import { Browse } from '../../../../library/browse/browse.tsx'
import { trpc } from '../../../../trpc.ts'
import { Segmented } from '../../../../ui/segmented.tsx'
import { useWords } from '../../../../words/language.ts'
import { library } from '../../../../words/library.ts'

const Albums = () => {
  const words = useWords(library)
  const { by = 'name' } = Route.useSearch()
  const navigate = Route.useNavigate()
  const query = useInfiniteQuery(
    trpc.library.albums.list.infiniteQueryOptions(
      { limit: 60, order: by },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const albums = query.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Browse query={query} count={albums.length} empty={words.albumsEmpty}>
      {albums.length > 0 && (
        <>
          <div>
            <Segmented
              label={words.sortBy}
              value={by}
              options={[
                { value: 'name', label: words.byName },
                { value: 'added', label: words.latestFirst },
              ]}
              onChange={(value) =>
                void navigate({ search: { by: value === 'name' ? undefined : value }, replace: true })
              }
            />
          </div>
          <AlbumGrid albums={albums} />
        </>
      )}
    </Browse>
  )
}

export const Route = createFileRoute('/_app/library/albums/')({
  validateSearch: (search: Record<string, unknown>): { by?: 'added' | undefined } => ({
    by: search.by === 'added' ? 'added' : undefined,
  }),
  component: Albums,
})
