import type { reportReasons } from '../shared/input.ts'
import { Unowned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { ShownReport } from './shown-report.ts'

type Reason = (typeof reportReasons)[number]

/** What was reported, as the owner of the server sees it. */
export type ReportedShown = {
  id: string
  thing: 'track' | 'album' | 'playlist'
  title: string
  description: string | null
  madeBy: string
  reports: number
  reasons: string[]
  notes: string[]
}

/** Reports of tracks, albums and playlists, awaiting the owner of the server. */
export class ShownReports extends Unowned<ShownReport> {
  protected readonly entity = ShownReport

  /** Tells the owner of the server of a public playlist, or of what a link shows. */
  async file(shown: { playlistId: string } | { token: string }, reason: Reason, note: string | null): Promise<void> {
    const [list, token] = 'token' in shown ? [null, shown.token] : [shown.playlistId, null]
    await this.unit.rows(sql`select library.report(${list}::uuid, ${token}::text, ${reason}, ${note})`)
  }

  /** What nobody has looked at yet, the longest waiting first. For the owner's commands. */
  async open(): Promise<ReportedShown[]> {
    return this.unit.rows<ReportedShown>(sql`
      select coalesce(t.id, a.id, l.id) as id, case when t.id is not null then 'track' when a.id is not null then 'album' else 'playlist' end as thing,
          coalesce(t.title, a.name, l.name) as title, l.description, p.username as "madeBy", count(*)::int as reports,
          array_agg(distinct r.reason::text) as reasons, array_remove(array_agg(nullif(r.note, '')), null) as notes
        from library.reports r
        left join library.music_tracks t on t.id = r.track_id
        left join library.albums a on a.id = r.album_id
        left join library.playlists l on l.id = r.playlist_id
        join identity.profiles p on p.user_id = coalesce(t.user_id, a.user_id, l.user_id)
        where r.resolved_at is null group by t.id, a.id, l.id, p.username order by min(r.created_at) limit 100`)
  }

  /** The reports of a thing are dealt with. For the owner's commands. */
  async settle(id: string): Promise<void> {
    await this.unit.rows(sql`
      update library.reports set resolved_at = now() where ${id} in (track_id, album_id, playlist_id) and resolved_at is null`)
  }
}
