import { useQuery } from '@tanstack/react-query'
import { createFileRoute, Link } from '@tanstack/react-router'
import { Play, Share2 } from 'lucide-react'
import { sentenceOf } from '../../../../failure.ts'
import { shared } from '../../../../library/asked.ts'
import { Cover } from '../../../../library/cover.tsx'
import { RoomTabs } from '../../../../library/room-tabs.tsx'
import { sayHours } from '../../../../library/say.ts'
import { librarySearch } from '../../../../library/search.ts'
import { TrackPage } from '../../../../library/track-page.tsx'
import { playTracks } from '../../../../playing/tracks.ts'
import { queries, trpc } from '../../../../trpc.ts'
import { Button } from '../../../../ui/button.tsx'
import { EmptyState } from '../../../../ui/empty-state.tsx'
import { useLocale, useWords } from '../../../../words/language.ts'
import { library } from '../../../../words/library.ts'
import '../../../../library/browse/browse.css'

const AlbumPage = () => {
  const words = useWords(library)
  const tongue = useLocale()
  const { id } = Route.useParams()
  const search = Route.useSearch()
  const { data: album, error } = useQuery(trpc.library.albums.get.queryOptions({ id }))
  const name = album === undefined ? ' ' : album.name === '' ? words.unknownAlbum : album.name
  const play = async () => {
    const ask = trpc.library.tracks.list.queryOptions({ albumId: id, order: 'album', limit: 100 })
    playTracks((await queries.fetchQuery(ask)).items)
  }
  return (
    <TrackPage
      search={search}
      only={{ album: id, by: search.by ?? 'album' }}
      total={album?.trackCount}
      head={
        <>
          <header className="page-head">
            <RoomTabs />
          </header>
          {error !== null && <p className="notice">{sentenceOf(error)}</p>}
          <div className="browse-head">
            <Cover sha256={album?.coverSha256 ?? null} size={168} label={words.cover(name)} />
            <div>
              <h1>{name}</h1>
              {album && (
                <>
                  <p>
                    <Link to="/library/artists/$id" params={{ id: album.artistId }} className="link">
                      {album.artist === '' ? words.unknownArtist : album.artist}
                    </Link>
                  </p>
                  <p className="quiet tabular">
                    {[album.year, words.tracks(album.trackCount), sayHours(album.durationMs, tongue)]
                      .filter((part) => part !== null)
                      .join(' · ')}
                  </p>
                  <div className="line">
                    <Button look="primary" icon={<Play />} onClick={() => void play()}>
                      {words.playAll}
                    </Button>
                    <Button icon={<Share2 />} onClick={() => shared.set({ subject: { kind: 'album', id }, name })}>
                      {words.shareByLink}
                    </Button>
                  </div>
                </>
              )}
            </div>
          </div>
        </>
      }
      empty={<EmptyState title={words.emptyFilterTitle} />}
    />
  )
}

export const Route = createFileRoute('/_app/library/albums/$id')({
  validateSearch: librarySearch,
  component: AlbumPage,
})
