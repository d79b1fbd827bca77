import { Link } from '@tanstack/react-router'
import { formatClock } from '../../ui/format/durations.ts'
import { When } from '../../ui/when.tsx'
import { useLocale } from '../../words/language.ts'
import { sayCount, sayKey, sayTempo } from '../say.ts'
import type { Track } from '../types.ts'

type ArtistProps = { track: Pick<Track, 'artist' | 'artistId'> }

/** Whom a track is by; the name leads to their page. */
export const ArtistLink = ({ track: { artist, artistId } }: ArtistProps) =>
  artist === null ? null : (
    <Link
      to="/library/artists/$id"
      params={{ id: artistId }}
      className="track-link truncate"
      title={artist}
      preload={false}
    >
      {artist}
    </Link>
  )

export const AlbumLink = ({ track: { album, albumId } }: { track: Pick<Track, 'album' | 'albumId'> }) =>
  album === null ? null : (
    <Link
      to="/library/albums/$id"
      params={{ id: albumId }}
      className="track-link truncate"
      title={album}
      preload={false}
    >
      {album}
    </Link>
  )

/** The columns of numbers and short words. */
export const Facts = ({ track }: { track: Track }) => {
  const tongue = useLocale()
  return (
    <>
      <span role="cell" className="cell-year tabular">
        {track.year}
      </span>
      <span role="cell" className="cell-genre truncate" title={track.genre ?? undefined}>
        {track.genre}
      </span>
      <span role="cell" className="cell-duration tabular">
        {track.durationMs !== null && formatClock(Math.round(track.durationMs / 1000))}
      </span>
      <span role="cell" className="cell-format">
        {track.format}
      </span>
      <span role="cell" className="cell-bitrate tabular">
        {track.bitrate !== null && sayCount(track.bitrate, tongue)}
      </span>
      <span role="cell" className="cell-tempo tabular">
        {track.tempo !== null && sayTempo(track.tempo, tongue)}
      </span>
      <span role="cell" className="cell-key">
        {track.musicalKey !== null && sayKey(track.musicalKey, tongue)}
      </span>
      <span role="cell" className="cell-added">
        <When at={track.createdAt} />
      </span>
      <span role="cell" className="cell-plays tabular">
        {track.playCount > 0 && sayCount(track.playCount, tongue)}
      </span>
    </>
  )
}
