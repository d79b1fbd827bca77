import { z } from 'zod'
import { decodeCursor, sortId } from '../shared/cursor.ts'
import { pageOf, writePage, type PageQuery, type WrittenPage } from '../shared/page.ts'
import { raw, sql } from '../shared/sql.ts'
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

/** The tracks that a smart playlist of the caller's has at this moment. */
export function smartTracksPage({ playlistId, cursor, limit }: EntriesWanted): PageQuery<PlaylistEntry> {
  const list = `smart ${playlistId}`
  const after = decodeCursor(list, cursor, [entryPlace, sortId])
  const page = pageOf(trackView, {
    from: sql`library.own_smart_tracks(${playlistId}) e join library.music_tracks v on v.id = e.id${marks}`,
    where: after ? sql`e.place > ${after.sort[0]}::bigint` : raw('true'),
    order: 'e.place',
    list,
    limit,
    position: (item) => ({ sort: [String((item as unknown as PlaylistEntry).position)], id: item.id }),
    extra: sql`e.place as position, ${raw(isoInstant('v.created_at'))} as "addedAt", ${besides}`,
  }) as PageQuery<PlaylistEntry>
  return { ...page, dates: [...trackDates, 'addedAt'] }
}

/** A page of a playlist of the caller's, by hand or by rules; `not_found` where there is none. */
export async function readPlaylistTracks(work: Work, wanted: EntriesWanted): Promise<WrittenPage<PlaylistEntry>> {
  await work.playlists.get(wanted.playlistId)
  const rules = await work.playlistRules.find({ playlistId: wanted.playlistId })
  const page = rules ? smartTracksPage(wanted) : playlistTracksPage(wanted)
  return writePage(page, await work.rows(page.statement))
}
