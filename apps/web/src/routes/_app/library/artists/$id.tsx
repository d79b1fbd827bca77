import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { createFileRoute } from '@tanstack/react-router'
import { sentenceOf } from '../../../../failure.ts'
import { AlbumGrid } from '../../../../library/browse/album-grid.tsx'
import { RoomTabs } from '../../../../library/room-tabs.tsx'
import { sayHours } from '../../../../library/say.ts'
import { librarySearch } from '../../../../library/search.ts'
import { TrackPage } from '../../../../library/track-page.tsx'
import { trpc } from '../../../../trpc.ts'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { MoreRows } from '../../../../ui/more-rows.tsx'
import { useLocale, useWords } from '../../../../words/language.ts'
import { library } from '../../../../words/library.ts'
import '../../../../library/browse/browse.css'

const ArtistPage = () => {
  const words = useWords(library)
  const tongue = useLocale()
  const { id } = Route.useParams()
  const search = Route.useSearch()
  const { data: artist, error } = useQuery(trpc.library.artists.get.queryOptions({ id }))
  const albums = useInfiniteQuery(
    trpc.library.albums.list.infiniteQueryOptions(
      { artistId: id, limit: 24 },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  )
  const shown = albums.data?.pages.flatMap((page) => page.items) ?? []
  const name = artist === undefined ? ' ' : artist.name === '' ? words.unknownArtist : artist.name
  return (
    <TrackPage
      search={search}
      only={{ artist: id, by: search.by ?? 'album' }}
      total={artist?.trackCount}
      head={
        <>
          <header className="page-head">
            <RoomTabs />
          </header>
          {error !== null && <p className="notice">{sentenceOf(error)}</p>}
          <div className="browse-head">
            <div>
              <h1>{name}</h1>
              <p className="quiet tabular">
                {artist && `${words.tracks(artist.trackCount)}, ${sayHours(artist.durationMs, tongue)}`}
              </p>
            </div>
          </div>
          <AlbumGrid albums={shown} withArtist={false} />
          <MoreRows query={albums} />
        </>
      }
      empty={<EmptyState title={words.emptyFilterTitle} />}
    />
  )
}

export const Route = createFileRoute('/_app/library/artists/$id')({
  validateSearch: librarySearch,
  component: ArtistPage,
})
