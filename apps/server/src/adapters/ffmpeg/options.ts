import type { Tags, TrackFormat } from '@stemma/domain/library/input'

/** What a person may ask to hear instead of the original. */
export const spokenFormats = ['opus', 'mp3'] as const
export type Spoken = (typeof spokenFormats)[number]

export const spokenTypes: Record<Spoken, string> = { opus: 'audio/ogg', mp3: 'audio/mpeg' }

/** Opus takes no more for one channel. */
const mostOfOpus = 256

/** `kilobits` a second. */
export const conversion = (format: Spoken, kilobits: number): string[] =>
  format === 'opus'
    ? ['-vn', '-c:a', 'libopus', '-b:a', `${Math.min(kilobits, mostOfOpus)}k`, '-f', 'ogg']
    : ['-vn', '-c:a', 'libmp3lame', '-b:a', `${kilobits}k`, '-f', 'mp3']

/** How each format is written, and whether it has a place for pictures that ffmpeg fills. */
const muxers: Record<TrackFormat, { name: string; pictures: boolean; more?: readonly string[] }> = {
  mp3: { name: 'mp3', pictures: true, more: ['-id3v2_version', '4'] },
  flac: { name: 'flac', pictures: true },
  wav: { name: 'wav', pictures: false },
  ogg: { name: 'ogg', pictures: false },
  opus: { name: 'ogg', pictures: false },
  m4a: { name: 'ipod', pictures: true },
  aac: { name: 'adts', pictures: false, more: ['-write_id3v2', '1'] },
  webm: { name: 'webm', pictures: false },
}

const names: Record<keyof Tags, string> = {
  title: 'title',
  artist: 'artist',
  album: 'album',
  albumArtist: 'album_artist',
  genre: 'genre',
  year: 'date',
  trackNumber: 'track',
  discNumber: 'disc',
}

/** The same audio with these tags; what is null is taken out, what has no name here stays. */
export function withTags(format: TrackFormat, tags: { readonly [K in keyof Tags]?: Tags[K] | undefined }): string[] {
  const { name, pictures, more = [] } = muxers[format]
  // In Ogg the words belong to the stream.
  const place = name === 'ogg' ? ['-map_metadata:s:a:0', '0:s:a:0'] : ['-map_metadata', '0']
  const flag = name === 'ogg' ? '-metadata:s:a:0' : '-metadata'
  const said = Object.entries(names).flatMap(([field, key]) => [flag, `${key}=${tags[field as keyof Tags] ?? ''}`])
  return ['-map', '0:a', ...(pictures ? ['-map', '0:v?'] : []), '-c', 'copy', ...place, ...said, ...more, '-f', name]
}
