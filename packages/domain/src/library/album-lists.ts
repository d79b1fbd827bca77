import { raw, sql, type Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { albumsIn, type AlbumRow } from './rows.ts'
import { randomAlbums } from './sample.ts'
import { albumsByName, type Stretch } from './whole.ts'

/** Albums are added up over this many tracks, those heard most. Whoever has heard no more different ones has them exactly. */
const addedUp = 100_000
/** The albums of the tracks heard last are those heard last: so many tracks at first, then eight times as many. */
const [first, farthest] = [5000, 320_000]

type Chosen =
  | { by: 'artist' | 'added' | 'heardMost' | 'starred' }
  | { by: 'heardLast' }
  | { by: 'genre'; genre: string }
  | { by: 'years'; from: number; to: number }
export type AlbumList = Chosen | { by: 'name' } | { by: 'random' }

/** Albums of the caller's in one of the orders that players offer. */
export function albumList(work: Work, list: AlbumList, stretch: Stretch): Promise<AlbumRow[]> {
  if (list.by === 'name') return albumsByName(work, stretch)
  if (list.by === 'random') return randomAlbums(work, stretch.limit)
  return list.by === 'heardLast' ? heardLast(work, stretch) : ordered(work, chosen(list), stretch)
}

/** Looks at more tracks only where those looked at have not albums enough. */
async function heardLast(work: Work, stretch: Stretch): Promise<AlbumRow[]> {
  for (let tracks = first; ; tracks *= 8) {
    const albums = await ordered(work, { select: heard('last_played_at', 'max', tracks), order: byHeard }, stretch)
    if (albums.length === stretch.limit || tracks >= farthest) return albums
  }
}

function ordered(work: Work, { select, order }: { select: Sql; order: string }, stretch: Stretch): Promise<AlbumRow[]> {
  return albumsIn(
    work,
    sql`select w.id, row_number() over (order by ${raw(order)}) as n from (${select}) w
      order by ${raw(order)} offset ${raw(String(Math.trunc(stretch.offset)))} limit ${raw(String(Math.trunc(stretch.limit)))}`,
  )
}

const me = raw('identity.current_user_id()')

const byHeard = 'w.heard desc, w.id'

const heard = (column: 'play_count' | 'last_played_at', sum: 'sum' | 'max', tracks: number): Sql =>
  sql`select t.album_id as id, ${raw(`${sum}(p.${column})`)} as heard from
    (select * from library.plays p where p.owner_id = ${me} order by ${raw(`p.${column} desc, p.track_id desc`)} limit ${raw(String(tracks))}) p
    join library.music_tracks t on t.id = p.track_id and t.deleted_at is null group by t.album_id`

function chosen(list: Exclude<Chosen, { by: 'heardLast' }>): { select: Sql; order: string } {
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
      return { select: heard('play_count', 'sum', addedUp), order: byHeard }
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
