import { mediaTypeOf, type AlbumRow, type ArtistRow, type PlaylistRow, type TrackRow } from '@stemma/domain/library'
import type { Answer } from './answer.ts'
import { idOf } from './params.ts'

const unknownArtist = '[Unknown artist]'
const unknownAlbum = '[Unknown album]'
/** The loudness that ReplayGain 2 levels to, in LUFS. */
const reference = -18
const seconds = (milliseconds: number) => Math.ceil(milliseconds / 1000)

/** A cover is named by its bytes: it is fetched once, and anew when it changes. */
export const coverId = (sha256: string | null): string | null => sha256 && `co-${sha256}`

/** Where the file would lie in a folder of music. Programs make file names of it, so it leads nowhere. */
const pathOf = ({ artist, albumArtist, album, trackNumber, title, format }: TrackRow): string => {
  const piece = (text: string) =>
    text
      .replace(/[\p{C}/\\:*?"<>|]/gu, '_')
      .replace(/^[. ]+|[. ]+$/g, '_')
      .slice(0, 100)
  const number = trackNumber === null ? '' : `${String(trackNumber).padStart(2, '0')} - `
  return [albumArtist ?? artist ?? unknownArtist, album ?? unknownAlbum, `${number}${title}.${format ?? 'audio'}`]
    .map(piece)
    .join('/')
}

/** A track as the protocol has it: a child of its album. */
export const song = (row: TrackRow): Answer => ({
  id: idOf('track', row.id),
  parent: idOf('album', row.albumId),
  isDir: false,
  title: row.title,
  album: row.album ?? unknownAlbum,
  artist: row.artist ?? unknownArtist,
  track: row.trackNumber,
  year: row.year,
  genre: row.genre,
  coverArt: coverId(row.coverSha256),
  size: row.fileSize,
  contentType: row.format && mediaTypeOf[row.format],
  suffix: row.format,
  duration: row.duration,
  bitRate: row.bitrate,
  path: pathOf(row),
  isVideo: false,
  playCount: row.playCount,
  played: row.lastPlayedAt,
  discNumber: row.discNumber,
  created: row.createdAt,
  starred: row.starredAt,
  albumId: idOf('album', row.albumId),
  artistId: idOf('artist', row.artistId),
  type: 'music',
  mediaType: 'song',
  bpm: row.tempo === null ? null : Math.round(row.tempo),
  genres: row.genre === null ? [] : [{ name: row.genre }],
  artists: [{ id: idOf('artist', row.artistId), name: row.artist ?? unknownArtist }],
  displayArtist: row.artist ?? unknownArtist,
  displayAlbumArtist: row.albumArtist ?? row.artist ?? unknownArtist,
  replayGain: { trackGain: row.loudness === null ? null : reference - row.loudness, trackPeak: row.peak },
})

export const album = (row: AlbumRow): Answer => ({
  id: idOf('album', row.id),
  name: row.name || unknownAlbum,
  artist: row.artist || unknownArtist,
  artistId: idOf('artist', row.artistId),
  coverArt: coverId(row.coverSha256),
  songCount: row.trackCount,
  duration: seconds(row.durationMs),
  created: row.createdAt,
  starred: row.starredAt,
  year: row.year,
  genre: row.genre,
  genres: row.genre === null ? [] : [{ name: row.genre }],
  artists: [{ id: idOf('artist', row.artistId), name: row.artist || unknownArtist }],
  displayArtist: row.artist || unknownArtist,
})

/** An album as the methods of folders have it. */
export const albumFolder = (row: AlbumRow): Answer => ({
  ...album(row),
  parent: idOf('artist', row.artistId),
  isDir: true,
  title: row.name || unknownAlbum,
  album: row.name || unknownAlbum,
  mediaType: 'album',
})

export const artist = (row: ArtistRow): Answer => ({
  id: idOf('artist', row.id),
  name: row.name || unknownArtist,
  coverArt: idOf('artist', row.id),
  albumCount: row.albumCount,
  starred: row.starredAt,
})

export const artistFolder = (row: ArtistRow): Answer => ({
  id: idOf('artist', row.id),
  name: row.name || unknownArtist,
  starred: row.starredAt,
})

/** Artists under the letters they begin with. */
export function byLetter(rows: readonly ArtistRow[], shape: (row: ArtistRow) => Answer): Answer[] {
  const letter = ({ name }: ArtistRow) => /^\p{L}/u.exec(name.normalize('NFD'))?.[0].toUpperCase() ?? '#'
  return [...Map.groupBy(rows, letter)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([name, under]) => ({ name, artist: under.map(shape) }))
}

/** A playlist; one that follows rules is changed in the app alone. */
export const playlist = (row: Omit<PlaylistRow, 'deletedAt' | 'hiddenAt'>, owner: string): Answer => ({
  id: idOf('playlist', row.id),
  name: row.name,
  comment: row.description,
  owner,
  public: row.isPublic,
  songCount: row.trackCount,
  duration: seconds(row.durationMs),
  created: row.createdAt,
  changed: row.updatedAt,
  coverArt: idOf('playlist', row.id),
  readonly: row.isSmart,
})
