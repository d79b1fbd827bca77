import { nothing, raw, sql, type Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { albumsIn, tracksIn, type AlbumRow, type TrackRow } from './rows.ts'

/** Up to so many rows are shuffled; of more, ids are drawn, twice as many as wanted since some are drawn twice: ids are random themselves. */
const few = 2000
const me = raw('identity.current_user_id()')

/** Up to `count` ids of `table`, drawn at random; `order` is an order that an index has. */
const drawn = (table: string, mine: Sql, order: string, count: number): Sql => {
  const limit = raw(String(Math.trunc(count)))
  return sql`with near as materialized (select t.id from ${raw(table)} t where t.user_id = ${me} and ${mine} order by ${raw(order)} limit ${raw(String(few + 1))}),
      size as materialized (select count(*) > ${raw(String(few))} as large from near)
    select d.id, row_number() over (order by random()) as n from (
      (select e.id from near e where not (select large from size) order by random() limit ${limit})
      union
      (select x.id from (select gen_random_uuid() as place from generate_series(1, ${raw(String(2 * Math.trunc(count)))}) where (select large from size)) p
        cross join lateral (select t.id from ${raw(table)} t where t.user_id = ${me} and ${mine} and t.id >= p.place order by t.id limit 1) x)) d
    order by n limit ${limit}`
}

export type Drawing = {
  count: number
  genre?: string | undefined
  from?: number | undefined
  to?: number | undefined
}

/** Tracks of the caller's at random: of all, or of the first few thousand of a genre or of years. */
export function randomTracks(work: Work, { count, genre, from, to }: Drawing): Promise<TrackRow[]> {
  if (genre === undefined && from === undefined && to === undefined)
    return tracksIn(work, drawn('library.music_tracks', raw('t.deleted_at is null'), 't.created_at, t.id', count))
  const years = sql`${from === undefined ? nothing : sql` and t.year >= ${from}::int`}${to === undefined ? nothing : sql` and t.year <= ${to}::int`}`
  const named =
    genre === undefined
      ? nothing
      : sql` and t.genre_id = (select g.id from library.genres g where g.user_id = ${me} and g.name_key = lower(${genre}))`
  return tracksIn(
    work,
    sql`select s.id, row_number() over (order by random()) as n from (
      select t.id from library.music_tracks t where t.user_id = ${me} and t.deleted_at is null${named}${years} limit ${raw(String(few))}) s
      order by n limit ${raw(String(Math.trunc(count)))}`,
  )
}

export const randomAlbums = (work: Work, count: number): Promise<AlbumRow[]> =>
  albumsIn(work, drawn('library.albums', raw('t.track_count > 0'), 't.sort_key, t.id', count))
