import { cursorOf } from '../shared/cursor.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { nothing, raw, sql } from '../shared/sql.ts'
import type { RevisionState } from './input.ts'
import { playlistView, type PlaylistSeen } from './playlists.ts'
import { revisionView, type RevisionSeen } from './revisions.ts'

type Wanted = { trackId: string; cursor?: string | undefined; limit: number }

/** An edit, and what it did to the one track that was asked about. */
export type TrackEdited = RevisionSeen & {
  was: RevisionState | null
  became: RevisionState | null
  playlist: string | null
}

/** What was ever done to a track of the caller's, the latest first. */
export function trackHistoryPage({ trackId, cursor, limit }: Wanted): PageQuery<TrackEdited> {
  const list = `edits of ${trackId}`
  const after = cursorOf(list, cursor)
  return pageOf(revisionView, {
    from: raw('library.revision_items i join library.revisions v on v.id = i.revision_id'),
    where: sql`i.track_id = ${trackId} and i.owner_id = identity.current_user_id()${after ? sql` and (v.created_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : nothing}`,
    order: 'v.created_at desc, v.id desc',
    list,
    limit,
    position: (item) => ({ sort: [item.createdAt], id: item.id }),
    // Words can be long, and are shown where they are sung.
    extra:
      raw(`case when v.deed <> 'lyrics' then i.before end as was, case when v.deed <> 'lyrics' then i.after end as became,
      case when v.deed = 'entries' then case when i.before is null then 'added' when i.after is null then 'takenOut' else 'moved' end end as how,
      (select p.name from library.playlists p where p.id = v.playlist_id) as playlist`),
  }) as PageQuery<TrackEdited>
}

/** The caller's playlists that a track is in, the latest first. */
export function playlistsWithPage({ trackId, cursor, limit }: Wanted): PageQuery<PlaylistSeen> {
  const list = `playlists with ${trackId}`
  const after = cursorOf(list, cursor)
  return pageOf(playlistView, {
    from: raw('library.playlist_tracks e join library.playlists v on v.id = e.playlist_id'),
    where: sql`e.track_id = ${trackId} and e.owner_id = identity.current_user_id() and v.deleted_at is null${after ? sql` and (v.created_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : nothing}`,
    order: 'v.created_at desc, v.id desc',
    list,
    limit,
    position: (item) => ({ sort: [item.createdAt], id: item.id }),
    extra: raw('exists (select from library.playlist_rules r where r.playlist_id = v.id) as "isSmart"'),
  }) as PageQuery<PlaylistSeen>
}
