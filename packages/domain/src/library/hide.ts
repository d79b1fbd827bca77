import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'

/**
 * Hides a track, an album's tracks or a playlist from everybody but its owner, behind every link, or shows it again; its reports
 * are dealt with. For the owner's commands.
 */
export async function hideFromOthers(work: Work, id: string, hidden: boolean): Promise<void> {
  const at = sql`case when ${hidden}::boolean then coalesce(x.hidden_at, now()) end`
  const changed = await work.rows(sql`
    with tracks as (update library.music_tracks x set hidden_at = ${at} where ${id} in (x.id, x.album_id) returning x.id),
      lists as (update library.playlists x set hidden_at = ${at} where x.id = ${id} returning x.id)
    select id from tracks union all select id from lists`)
  if (changed.length === 0) throw new DomainError('not_found', { thing: 'track' })
  await work.shownReports.settle(id)
}
