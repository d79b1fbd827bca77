import { cursorOf } from '../shared/cursor.ts'
import { asItem, readItem, type Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant, view, type Seen } from '../shared/view.ts'
import { MusicTrack } from './music-track.ts'

/** What its owner sees of a track. */
export const trackView = view(MusicTrack, [
  'id',
  'title',
  'artist',
  'album',
  'albumArtist',
  'genre',
  'year',
  'trackNumber',
  'discNumber',
  'duration',
  'durationMs',
  'fileUrl',
  'fileSize',
  'format',
  'bitrate',
  'artistId',
  'albumId',
  'genreId',
  'fileSha256',
  'coverSha256',
  'peaksSha256',
  'tempo',
  'tempoConfidence',
  'musicalKey',
  'keyConfidence',
  'loudness',
  'peak',
  'overlay',
  'state',
  'errorCode',
  'jobId',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'hiddenAt',
])
export type TrackSeen = Whole<Seen<typeof trackView>> & {
  playCount: number
  lastPlayedAt: Date | null
  starredAt: Date | null
}

/** The dates of a track as it is seen. */
export const trackDates = [...trackView.dates, 'lastPlayedAt', 'starredAt']

/** How often tracks of an alias were heard. OFFSET 0: looked up one by one, however many the planner takes there to be. */
export const heardOf = (alias: string): Sql =>
  raw(`left join lateral (
    select p.play_count, p.last_played_at from library.plays p where p.track_id = ${alias}.id offset 0) heard on true`)

/** What is counted and marked apart from a track `v`: to be joined, and read. */
export const marks = sql` ${heardOf('v')} left join lateral (
    select s.created_at from library.stars s where s.track_id = v.id offset 0) star on true`
export const besides = raw(`
  coalesce(heard.play_count, 0) as "playCount", ${isoInstant('heard.last_played_at')} as "lastPlayedAt", ${isoInstant('star.created_at')} as "starredAt"`)

/** One of the caller's tracks, in the trash or not. */
export const oneTrack = (id: string): Sql =>
  asItem(
    sql`select ${trackView.select('v')}, ${besides} from library.music_tracks v${marks} where v.id = ${id} and v.user_id = identity.current_user_id()`,
  )
export const readTrack = (rows: readonly { item: string }[]): TrackSeen => readItem(rows, trackDates, 'track')

type Range = { cursor?: string | undefined; limit: number }

/** Tracks the caller deleted, the latest first. */
export function tracksTrashPage({ cursor, limit }: Range): PageQuery<TrackSeen> {
  const after = cursorOf('tracks trash', cursor)
  const trash = raw('v.user_id = identity.current_user_id() and v.deleted_at is not null')
  const page = pageOf(trackView, {
    from: sql`library.music_tracks v${marks}`,
    where: after ? sql`${trash} and (v.deleted_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : trash,
    order: 'v.deleted_at desc, v.id desc',
    list: 'tracks trash',
    limit,
    position: (item) => ({ sort: [String(item.deletedAt)], id: item.id }),
    extra: besides,
  }) as PageQuery<TrackSeen>
  return { ...page, dates: trackDates }
}
