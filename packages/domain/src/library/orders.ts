import type { TrackOrder } from './input.ts'

/** What the list of tracks can be sorted by, and the columns of each order; the id breaks ties. Each has an index, `music_tracks_<name>_order`. */
export const orders = {
  title: ['title_key'],
  artist: ['artist_key', 'album_key', 'place'],
  album: ['album_key', 'album_id', 'place'],
  genre: ['genre_key'],
  year: ['year'],
  duration: ['duration_ms'],
  size: ['file_size'],
  format: ['format'],
  bitrate: ['bitrate'],
  tempo: ['tempo'],
  key: ['musical_key'],
  loudness: ['loudness'],
  added: ['created_at'],
} as const satisfies Record<TrackOrder, readonly string[]>
