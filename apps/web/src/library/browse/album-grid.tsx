import { Link } from '@tanstack/react-router'
import { useWords } from '../../words/language.ts'
import { library } from '../../words/library.ts'
import { Cover } from '../cover.tsx'
import type { Album } from '../types.ts'
import './browse.css'

/** Albums by their covers. */
export const AlbumGrid = ({ albums, withArtist = true }: { albums: readonly Album[]; withArtist?: boolean }) => {
  const words = useWords(library)
  return (
    <ul className="album-grid">
      {albums.map((album) => (
        <li key={album.id}>
          <Link to="/library/albums/$id" params={{ id: album.id }}>
            <Cover sha256={album.coverSha256} />
            <strong className="truncate" title={album.name}>
              {album.name === '' ? words.unknownAlbum : album.name}
            </strong>
            <span className="quiet truncate">
              {[
                withArtist ? album.artist || words.unknownArtist : undefined,
                album.year ?? words.tracks(album.trackCount),
              ]
                .filter((part) => part !== undefined)
                .join(' · ')}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
