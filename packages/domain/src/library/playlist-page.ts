import { z } from 'zod'
import { decodeCursor, encodeCursor, sortId } from '../shared/cursor.ts'
import { pageOf, writePage, WrittenPage, type PageQuery } from '../shared/page.ts'
import { nothing, raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant } from '../shared/view.ts'
import type { Work } from '../work.ts'
import { besides, marks, trackDates, trackView, type TrackSeen } from './track-view.ts'

/** A track in its place. One with `deletedAt` is in the trash: its place is kept until it is purged. */
export type PlaylistEntry = TrackSeen & { position: number; addedAt: Date }
export type EntriesWanted = { playlistId: string; cursor?: string | undefined; limit: number }

/** A place in a playlist, as a cursor carries it. */
export const entryPlace = z.string().regex(/^-?\d{1,10}$/)

/** The tracks of a playlist of the caller's in their order. */
export function playlistTracksPage({ playlistId, cursor, limit }: EntriesWanted): PageQuery<PlaylistEntry> {
  const list = `playlist ${playlistId}`
  const after = decodeCursor(list, cursor, [entryPlace, sortId])
  const mine = sql`e.playlist_id = ${playlistId} and e.owner_id = identity.current_user_id()`
  const page = pageOf(trackView, {
    // LATERAL with a LIMIT: place by place in their order, so that no more tracks are looked up than a page needs.
    from: sql`library.playlist_tracks e cross join lateral (select * from library.music_tracks t where t.id = e.track_id limit 1) v${marks}`,
    where: after ? sql`${mine} and e.position > ${after.sort[0]}::int` : mine,
    order: 'e.position',
    list,
    limit,
    position: (item) => ({ sort: [String((item as unknown as PlaylistEntry).position)], id: item.id }),
    extra: sql`e.position, ${raw(isoInstant('e.added_at'))} as "addedAt", ${besides}`,
  }) as PageQuery<PlaylistEntry>
  return { ...page, dates: [...trackDates, 'addedAt'] }
}

/** Tracks that are looked at for a page: one may be short, or empty, and have another after it. */
const looks = 20_000
const most = 100

/** The tracks that a smart playlist of the caller's has at this moment, and in a last row where the looking stopped. */
function smartWalk({ playlistId, cursor, limit }: EntriesWanted): Sql {
  const after = decodeCursor(smartList(playlistId), cursor, [entryPlace, sortId])
  // What is asked for whole is found whole.
  const bound = limit > most ? null : looks
  return sql`
    with met as materialized (
      select * from library.own_smart_walk(${playlistId}, ${after?.sort[0] ?? 0}::int, ${after?.id ?? null}::uuid, ${bound}::int, ${limit + 1}::int))
    select coalesce((select json_agg(row_to_json(v)) from (
        select ${trackView.select('v')}, m.place as position, ${raw(isoInstant('v.created_at'))} as "addedAt", ${besides}
          from met m join library.music_tracks v on v.id = m.id${marks} where m.fits order by m.place) v), '[]')::text as items,
      (select json_build_array(m.place, m.id)::text from met m where not m.fits) as stop`
}

const smartList = (playlistId: string) => `smart ${playlistId}`

async function smartPage(work: Work, wanted: EntriesWanted): Promise<WrittenPage<PlaylistEntry>> {
  const row = (await work.row<{ items: string; stop: string | null }>(smartWalk(wanted)))!
  const page = writePage<PlaylistEntry>(
    {
      statement: nothing,
      limit: wanted.limit,
      list: smartList(wanted.playlistId),
      dates: [...trackDates, 'addedAt'],
      position: (item) => ({ sort: [String(item.position)], id: item.id }),
    },
    [row],
  )
  if (page.nextCursor !== null || row.stop === null) return page
  const [place, id] = JSON.parse(row.stop) as [number, string]
  return new WrittenPage(
    page.items,
    encodeCursor(smartList(wanted.playlistId), { sort: [String(place)], id }),
    page.dates,
  )
}

/** A page of a playlist of the caller's, by hand or by rules; `not_found` where there is none. */
export async function readPlaylistTracks(work: Work, wanted: EntriesWanted): Promise<WrittenPage<PlaylistEntry>> {
  await work.playlists.get(wanted.playlistId)
  if (await work.playlistRules.find({ playlistId: wanted.playlistId })) return smartPage(work, wanted)
  const page = playlistTracksPage(wanted)
  return writePage(page, await work.rows(page.statement))
}
