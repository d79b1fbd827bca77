import { cursorOf } from '../shared/cursor.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { raw, sql } from '../shared/sql.ts'
import { isoInstant } from '../shared/view.ts'
import { albumView, type AlbumSeen } from './albums.ts'
import { artistView, type ArtistSeen } from './artists.ts'
import type { Starred } from './input.ts'
import { besides, marks, trackDates, trackView, type TrackSeen } from './track-view.ts'

type Range = { cursor?: string | undefined; limit: number }
type Marked = { starredAt: Date }

/** The latest stars of one kind, before what they are on is looked at: a page costs the same however many there are. */
const stars = (kind: Starred['kind'], { cursor, limit }: Range) => {
  const after = cursorOf(`starred ${kind}`, cursor)
  return sql`(select s.* from library.stars s where s.owner_id = identity.current_user_id() and s.${raw(kind)}_id is not null
    ${after ? sql`and (s.created_at, s.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : raw('')}
    order by s.created_at desc, s.id desc limit ${raw(String(limit + 1))}) s`
}
const at = raw(`${isoInstant('s.created_at')} as "starredAt", s.id as "starId"`)
const order = 's.created_at desc, s.id desc'
const position = (item: object) => {
  const { starredAt, starId } = item as { starredAt: string; starId: string }
  return { sort: [starredAt], id: starId }
}

/** Tracks the caller starred, the latest star first; those in the trash have `deletedAt`. */
export function starredTracksPage(range: Range): PageQuery<TrackSeen & Marked> {
  const page = pageOf(trackView, {
    from: sql`${stars('track', range)} join library.music_tracks v on v.id = s.track_id${marks}`,
    where: raw('true'),
    order,
    list: 'starred track',
    limit: range.limit,
    position,
    extra: sql`${besides}, s.id as "starId"`,
  }) as PageQuery<TrackSeen & Marked>
  return { ...page, dates: trackDates }
}

/** Albums the caller starred, the latest star first. */
export function starredAlbumsPage(range: Range): PageQuery<AlbumSeen & Marked> {
  const page = pageOf(albumView, {
    from: sql`${stars('album', range)} join library.albums v on v.id = s.album_id join library.artists a on a.id = v.artist_id left join lateral (
      select t.year, t.cover_sha256 from library.music_tracks t where t.album_id = v.id and t.deleted_at is null order by t.place limit 1) t on true`,
    where: raw('true'),
    order,
    list: 'starred album',
    limit: range.limit,
    position,
    extra: sql`a.name as artist, t.year, t.cover_sha256 as "coverSha256", ${at}`,
  }) as PageQuery<AlbumSeen & Marked>
  return { ...page, dates: [...page.dates, 'starredAt'] }
}

/** Artists the caller starred, the latest star first. */
export function starredArtistsPage(range: Range): PageQuery<ArtistSeen & Marked> {
  const page = pageOf(artistView, {
    from: sql`${stars('artist', range)} join library.artists v on v.id = s.artist_id`,
    where: raw('true'),
    order,
    list: 'starred artist',
    limit: range.limit,
    position,
    extra: at,
  }) as PageQuery<ArtistSeen & Marked>
  return { ...page, dates: [...page.dates, 'starredAt'] }
}
