import { z } from 'zod'
import { decodeCursor, sortId, sortInstant } from '../shared/cursor.ts'
import { asJson, pageOf, type PageQuery } from '../shared/page.ts'
import { raw, sql } from '../shared/sql.ts'
import { isoInstant } from '../shared/view.ts'
import type { Work } from '../work.ts'
import { besides, marks, trackDates, trackView, type TrackSeen } from './track-view.ts'

/** What was heard in all, and in each of the last 24 months in which something was; months in UTC. */
export type Heard = {
  playCount: number
  listenedMs: number
  months: { month: string; playCount: number; listenedMs: number }[]
}

export async function heard(work: Work): Promise<Heard> {
  const months = await work.rows<Heard['months'][number]>(sql`
    select to_char(month, 'YYYY-MM') as month, play_count as "playCount", listened_ms::float8 as "listenedMs"
      from library.listening_months where owner_id = ${work.user} order by month desc`)
  const sum = (of: 'playCount' | 'listenedMs') => months.reduce((all, month) => all + month[of], 0)
  return { playCount: sum('playCount'), listenedMs: sum('listenedMs'), months: months.slice(0, 24) }
}

/** A count as a cursor carries it. */
const sortNumber = z.string().regex(/^\d{1,18}$/)

type Range = { cursor?: string | undefined; limit: number }

/** The caller's tracks by how often, or how lately, they were heard. Those in the trash have `deletedAt`. */
export function playedPage({ cursor, limit, by }: Range & { by: 'most' | 'last' }): PageQuery<TrackSeen> {
  const most = by === 'most'
  const list = `played ${by}`
  const after = decodeCursor(list, cursor, [most ? sortNumber : sortInstant, sortId])
  const column = raw(most ? 'p.play_count' : 'p.last_played_at')
  const beyond = after
    ? sql` and (${column}, p.track_id) < (${after.sort[0]}::${raw(most ? 'int' : 'timestamptz')}, ${after.id}::uuid)`
    : raw('')
  const page = pageOf(trackView, {
    from: sql`(select p.* from library.plays p where p.owner_id = identity.current_user_id()${beyond}
      order by ${column} desc, p.track_id desc limit ${raw(String(limit + 1))}) p join library.music_tracks v on v.id = p.track_id${marks}`,
    where: raw('true'),
    order: `${most ? 'p.play_count' : 'p.last_played_at'} desc, p.track_id desc`,
    list,
    limit,
    position: (item) => {
      const { playCount, lastPlayedAt } = item as unknown as { playCount: number; lastPlayedAt: string }
      return { sort: [most ? String(playCount) : lastPlayedAt], id: item.id }
    },
    extra: besides,
  }) as PageQuery<TrackSeen>
  return { ...page, dates: trackDates }
}

export type ArtistHeard = {
  artistId: string
  name: string
  playCount: number
  listenedMs: number
  lastPlayedAt: Date | null
}

/** Whom the caller heard longest. */
export function heardArtistsPage({ cursor, limit }: Range): PageQuery<ArtistHeard> {
  const list = 'heard artists'
  const after = decodeCursor(list, cursor, [sortNumber, sortId])
  return {
    statement: asJson(sql`
      select p.artist_id as "artistId", a.name, p.play_count as "playCount", p.listened_ms as "listenedMs",
          ${raw(isoInstant('p.last_played_at'))} as "lastPlayedAt"
        from library.artist_plays p join library.artists a on a.id = p.artist_id
        where p.owner_id = identity.current_user_id() and p.play_count > 0${after ? sql` and (p.listened_ms, p.artist_id) < (${after.sort[0]}::bigint, ${after.id}::uuid)` : raw('')}
        order by p.listened_ms desc, p.artist_id desc limit ${raw(String(limit + 1))}`),
    limit,
    list,
    dates: ['lastPlayedAt'],
    position: (item) => ({ sort: [String(item.listenedMs)], id: item.artistId }),
  }
}
