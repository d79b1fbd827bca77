import { raw, sql, type Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { albumsIn, type AlbumRow } from './rows.ts'
import { randomAlbums } from './sample.ts'
import { albumsByName, type Stretch } from './whole.ts'

/** Lists of what is heard are made of this many tracks: those heard most or last. */
const heardTracks = raw('5000')

type Chosen =
  | { by: 'artist' | 'added' | 'heardMost' | 'heardLast' | 'starred' }
  | { by: 'genre'; genre: string }
  | { by: 'years'; from: number; to: number }
export type AlbumList = Chosen | { by: 'name' } | { by: 'random' }

/** Albums of the caller's in one of the orders that players offer. */
export function albumList(work: Work, list: AlbumList, stretch: Stretch): Promise<AlbumRow[]> {
  if (list.by === 'name') return albumsByName(work, stretch)
  if (list.by === 'random') return randomAlbums(work, stretch.limit)
  const { select, order } = chosen(list)
  return albumsIn(
    work,
    sql`select w.id, row_number() over (order by ${raw(order)}) as n from (${select}) w
      order by ${raw(order)} offset ${raw(String(Math.trunc(stretch.offset)))} limit ${raw(String(Math.trunc(stretch.limit)))}`,
  )
}

const me = raw('identity.current_user_id()')

const heard = (column: 'play_count' | 'last_played_at', sum: 'sum' | 'max'): Sql =>
  sql`select t.album_id as id, ${raw(`${sum}(p.${column})`)} as heard from
    (select * from library.plays p where p.owner_id = ${me} order by ${raw(`p.${column} desc, p.track_id desc`)} limit ${heardTracks}) p
    join library.music_tracks t on t.id = p.track_id and t.deleted_at is null group by t.album_id`

function chosen(list: Chosen): { select: Sql; order: string } {
  switch (list.by) {
    case 'added':
      return {
        select: sql`select v.id, v.created_at from library.albums v where v.user_id = ${me} and v.track_count > 0`,
        order: 'w.created_at desc, w.id desc',
      }
    case 'artist':
      return {
        select: sql`select v.id, v.sort_key, a.sort_key as artist, a.id as artist_id from library.artists a join library.albums v on v.artist_id = a.id
          where a.user_id = ${me} and a.album_count > 0 and v.track_count > 0`,
        order: 'w.artist, w.artist_id, w.sort_key, w.id',
      }
    case 'starred':
      return {
        select: sql`select s.album_id as id, s.created_at, s.id as star from library.stars s where s.owner_id = ${me} and s.album_id is not null`,
        order: 'w.created_at desc, w.star desc',
      }
    case 'heardMost':
      return { select: heard('play_count', 'sum'), order: 'w.heard desc, w.id' }
    case 'heardLast':
      return { select: heard('last_played_at', 'max'), order: 'w.heard desc, w.id' }
    case 'years': {
      const [first, last] = [Math.min(list.from, list.to), Math.max(list.from, list.to)]
      const towards = list.from > list.to ? 'desc' : 'asc'
      return {
        select: sql`select t.album_id as id, min(t.year) as year from library.music_tracks t
          where t.user_id = ${me} and t.deleted_at is null and t.year between ${first}::int and ${last}::int group by t.album_id`,
        order: `w.year ${towards}, w.id`,
      }
    }
    case 'genre':
      return {
        select: sql`select v.id, v.sort_key from library.albums v where v.user_id = ${me} and v.id in (
          select t.album_id from library.music_tracks t where t.user_id = ${me} and t.deleted_at is null
            and t.genre_id = (select g.id from library.genres g where g.user_id = ${me} and g.name_key = lower(${list.genre})))`,
        order: 'w.sort_key, w.id',
      }
  }
}
