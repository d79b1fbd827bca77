import { z } from 'zod'
import { cursorOf, decodeCursor, sortId, sortInstant } from '../shared/cursor.ts'
import { asItem, readItem, type Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { nothing, raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant, view, type Seen } from '../shared/view.ts'
import { narrowed, type Filters } from './filters.ts'
import type { ListOrder, TrackOrder } from './input.ts'
import { MusicTrack } from './music-track.ts'
import { orders } from './orders.ts'

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

/** What is counted and marked apart from a track `v`. */
export const besides = raw(`
  coalesce((select p.play_count from library.plays p where p.track_id = v.id), 0) as "playCount",
  (select ${isoInstant('p.last_played_at')} from library.plays p where p.track_id = v.id) as "lastPlayedAt",
  (select ${isoInstant('s.created_at')} from library.stars s where s.track_id = v.id) as "starredAt"`)

/** One of the caller's tracks, in the trash or not. */
export const oneTrack = (id: string): Sql =>
  asItem(
    sql`select ${trackView.select('v')}, ${besides} from library.music_tracks v where v.id = ${id} and v.user_id = identity.current_user_id()`,
  )
export const readTrack = (rows: readonly { item: string }[]): TrackSeen => readItem(rows, trackDates, 'track')

type Range = { cursor?: string | undefined; limit: number }
export type TracksWanted = Range & Filters & { query?: string | undefined; order: ListOrder; descending: boolean }

/** How the columns of the orders are read out of a cursor. Those that may be NULL come last, either way round. */
const text = { check: z.string().max(600), type: 'text' }
const whole = { check: z.string().regex(/^\d{1,19}$/), type: 'bigint' }
const real = { check: z.string().regex(/^-?\d[\d.e+-]{0,30}$/), type: 'float8' }
const columns: Record<(typeof orders)[TrackOrder][number], { check: z.ZodType; type: string; nullable?: true }> = {
  title_key: text,
  artist_key: text,
  album_key: text,
  genre_key: text,
  album_id: { check: sortId, type: 'uuid' },
  place: whole,
  year: { ...whole, nullable: true },
  duration_ms: { ...whole, nullable: true },
  file_size: { ...whole, nullable: true },
  format: { ...text, nullable: true },
  bitrate: { ...whole, nullable: true },
  tempo: { ...real, nullable: true },
  musical_key: { ...text, nullable: true },
  loudness: { ...real, nullable: true },
  created_at: { check: sortInstant, type: 'timestamptz' },
}

/** The caller's tracks in an order. Each page costs the same however deep it lies, and however many there are. */
export function tracksPage({
  order: wanted,
  descending,
  cursor,
  limit,
  ...filter
}: TracksWanted): PageQuery<TrackSeen> {
  const order = wanted === 'rank' ? 'added' : wanted
  const by = orders[order]
  const first = by[0]
  const { nullable } = columns[first]
  const list = `tracks ${order} ${descending} ${JSON.stringify(filter)}`
  const checks = by.map((column) => (nullable ? columns[column].check.nullable() : columns[column].check))
  const after = decodeCursor(list, cursor, [...checks, sortId])
  const amongNulls = after !== undefined && after.sort[0] === null

  const [beyond, towards] = descending ? ['<', 'desc'] : ['>', 'asc']
  const names = (prefix: string) => [...by, 'id'].map((column) => `${prefix}${column}`)
  const orderOf = (prefix: string) => names(prefix).map((name) => `${name} ${towards}`)
  const place = by.reduce(
    (all, column, index) => sql`${all}${after?.sort[index] ?? null}::${raw(columns[column].type)}, `,
    nothing,
  )
  const mine = sql`t.user_id = identity.current_user_id() and t.deleted_at is null${narrowed(filter)}`
  const part = (condition: Sql) =>
    sql`(select * from library.music_tracks t where ${mine}${condition} order by ${raw(orderOf('t.').join(', '))} limit ${raw(String(limit + 1))})`
  const known = part(
    sql`${nullable ? raw(` and t.${first} is not null`) : nothing}${after ? sql` and (${raw(names('t.').join(', '))}) ${raw(beyond)} (${place}${after.id}::uuid)` : nothing}`,
  )
  const unknown = part(
    sql` and ${raw(`t.${first} is null`)}${amongNulls ? sql` and t.id ${raw(beyond)} ${after.id}::uuid` : nothing}`,
  )
  const rows = amongNulls ? unknown : nullable ? sql`(${known} union all ${unknown})` : known

  const page = pageOf(trackView, {
    from: sql`${rows} v`,
    where: raw('true'),
    order: `v.${first} ${towards} nulls last, ${orderOf('v.').slice(1).join(', ')}`,
    list,
    limit,
    position: (item) => {
      const sorted = item as unknown as Record<string, string | null>
      return { sort: by.map((column) => sorted[`by ${column}`] ?? null), id: item.id }
    },
    extra: sql`${besides}, ${raw(by.map((column) => `${column === 'created_at' ? isoInstant('v.created_at') : `v.${column}::text`} as "by ${column}"`).join(', '))}`,
  }) as PageQuery<TrackSeen>
  return { ...page, dates: trackDates }
}

/** Tracks the caller deleted, the latest first. */
export function tracksTrashPage({ cursor, limit }: Range): PageQuery<TrackSeen> {
  const after = cursorOf('tracks trash', cursor)
  const trash = raw('v.user_id = identity.current_user_id() and v.deleted_at is not null')
  const page = pageOf(trackView, {
    from: raw('library.music_tracks v'),
    where: after ? sql`${trash} and (v.deleted_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : trash,
    order: 'v.deleted_at desc, v.id desc',
    list: 'tracks trash',
    limit,
    position: (item) => ({ sort: [String(item.deletedAt)], id: item.id }),
    extra: besides,
  }) as PageQuery<TrackSeen>
  return { ...page, dates: trackDates }
}
