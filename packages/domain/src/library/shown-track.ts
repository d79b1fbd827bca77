import { decodeCursor, sortId } from '../shared/cursor.ts'
import { asItem, readItem } from '../shared/item.ts'
import { asJson, type PageQuery } from '../shared/page.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { columnOf, isoInstant } from '../shared/view.ts'
import { entryPlace } from './playlist-page.ts'
import type { TrackSeen } from './track-view.ts'

const shown = [
  'id',
  'title',
  'artist',
  'album',
  'albumArtist',
  'genre',
  'year',
  'trackNumber',
  'discNumber',
  'durationMs',
  'format',
  'bitrate',
  'fileSize',
  'fileSha256',
  'coverSha256',
  'peaksSha256',
  'tempo',
  'musicalKey',
  'loudness',
  'peak',
] as const

/** What others see of a track: what it is called and how it sounds, and where it stands in what is shown. */
export type ShownTrack = Pick<TrackSeen, (typeof shown)[number]> & { place: number }

/** What a link shows. `shareToken` is what the link is made of. */
export type Opened = {
  shareId: string
  shareToken: string
  kind: 'track' | 'album' | 'playlist'
  subjectId: string
  name: string
  artist: string | null
  description: string | null
  trackCount: number
  durationMs: number
  coverSha256: string | null
  madeBy: string
  isMine: boolean
  viewCount: number
  sharedAt: Date
  expiresAt: Date | null
}
export type PublicPlaylist = {
  id: string
  name: string
  description: string | null
  trackCount: number
  durationMs: number
  isSmart: boolean
  madeBy: string
  isMine: boolean
  createdAt: Date
  updatedAt: Date
}

const dates = ['sharedAt', 'expiresAt', 'createdAt', 'updatedAt']
const list = (fields: readonly string[], of: string) =>
  raw(
    fields
      .map((field) => {
        const column = `${of}.${columnOf(field)}`
        return `${dates.includes(field) ? isoInstant(column) : column} as "${field}"`
      })
      .join(', '),
  )
const ofLink =
  'shareId shareToken kind subjectId name artist description trackCount durationMs coverSha256 madeBy isMine viewCount sharedAt expiresAt'
const ofPlaylist = 'id name description trackCount durationMs isSmart madeBy isMine createdAt updatedAt'

/** What the link with this token shows; no row where there is none, it ran out, or what it shows is gone or hidden. */
export const oneOpened = (token: string): Sql =>
  asItem(sql`select ${list(ofLink.split(' '), 'v')} from library.opened(${token}) v`)
export const readOpened = (rows: readonly { item: string }[]): Opened => readItem(rows, dates, 'link')

export const onePublicPlaylist = (id: string): Sql =>
  asItem(sql`select ${list(ofPlaylist.split(' '), 'v')} from library.public_playlist(${id}) v`)
export const readPublicPlaylist = (rows: readonly { item: string }[]): PublicPlaylist =>
  readItem(rows, dates, 'playlist')

type Range = { cursor?: string | undefined; limit: number }
type Place = { place: string | null; id: string | null; limit: number }

const page = (name: string, { cursor, limit }: Range, from: (after: Place) => Sql): PageQuery<ShownTrack> => {
  const after = decodeCursor(name, cursor, [entryPlace, sortId])
  const place = { place: after?.sort[0] ?? null, id: after?.id ?? null, limit: limit + 1 }
  return {
    statement: asJson(sql`select v.place, ${list(shown, '(v.track)')} from ${from(place)} v`),
    limit,
    list: name,
    dates: [],
    position: (item) => ({ sort: [String(item.place)], id: item.id }),
  }
}

/** The tracks a link shows, in their order. */
export const openedTracksPage = ({ token, ...range }: Range & { token: string }): PageQuery<ShownTrack> =>
  page(
    `opened ${token}`,
    range,
    ({ place, id, limit }) => sql`library.opened_tracks(${token}, ${place}::int, ${id}::uuid, ${limit}::int)`,
  )

/** The tracks of a public playlist, in its order. */
export const publicPlaylistPage = ({ playlistId, ...range }: Range & { playlistId: string }): PageQuery<ShownTrack> =>
  page(
    `public playlist ${playlistId}`,
    range,
    ({ place, limit }) => sql`library.public_playlist_tracks(${playlistId}, ${place}::int, ${limit}::int)`,
  )
