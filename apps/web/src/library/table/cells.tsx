import { formatClock } from '../../ui/format/durations.ts'
import { When, WhenAbout } from '../../ui/when.tsx'
import { useLocale } from '../../words/language.ts'
import { LightLink } from '../light-link.tsx'
import { sayCount, sayKey, sayTempo } from '../say.ts'
import type { Track } from '../types.ts'

/** Whom a track is by; the name leads to their page. */
export const ArtistLink = ({ track: { artist, artistId } }: { track: Pick<Track, 'artist' | 'artistId'> }) =>
  artist === null ? null : (
    <LightLink href={`/library/artists/${artistId}`} className="track-link truncate" title={artist}>
      {artist}
    </LightLink>
  )

export const AlbumLink = ({ track: { album, albumId } }: { track: Pick<Track, 'album' | 'albumId'> }) =>
  album === null ? null : (
    <LightLink href={`/library/albums/${albumId}`} className="track-link truncate" title={album}>
      {album}
    </LightLink>
  )

/** The columns of numbers and short words; of what only flies past, the words alone. */
export const Facts = ({ track, passing }: { track: Track; passing: boolean }) => {
  const tongue = useLocale()
  return (
    <>
      <span role="cell" className="cell-year tabular">
        {track.year}
      </span>
      <span role="cell" className="cell-genre truncate" title={passing ? undefined : (track.genre ?? undefined)}>
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
        {passing ? <WhenAbout at={track.createdAt} /> : <When at={track.createdAt} />}
      </span>
      <span role="cell" className="cell-plays tabular">
        {track.playCount > 0 && sayCount(track.playCount, tongue)}
      </span>
      <span role="cell" className="cell-played">
        {track.lastPlayedAt !== null &&
          (passing ? <WhenAbout at={track.lastPlayedAt} /> : <When at={track.lastPlayedAt} />)}
      </span>
    </>
  )
}
