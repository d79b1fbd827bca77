import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { PlaylistLine } from './playlist-line.ts'

/** Lines of files the caller imported. */
export class PlaylistLines extends Owned<PlaylistLine, 'ownerId'> {
  protected readonly entity = PlaylistLine
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'line'

  /** Lets a track stand for a line that has none; nothing happens where another line of the playlist has it. */
  async settle(lineId: string, trackId: string): Promise<void> {
    await this.unit.rows(sql`
      update library.playlist_lines l set track_id = ${trackId} where l.id = ${lineId} and l.owner_id = ${this.unit.user} and l.track_id is null
        and not exists (select from library.playlist_lines o where o.playlist_id = l.playlist_id and o.track_id = ${trackId})`)
  }

  /** Lines these tracks stood for are without one again. Answers which line each had. */
  async free(playlistId: string, trackIds: readonly string[]): Promise<Map<string, string>> {
    const rows = await this.unit.rows<{ id: string; track: string }>(sql`
      with had as (
        select id, track_id from library.playlist_lines
          where playlist_id = ${playlistId} and owner_id = ${this.unit.user} and track_id = any (${trackIds}))
      update library.playlist_lines l set track_id = null from had where l.id = had.id returning l.id, had.track_id as track`)
    return new Map(rows.map(({ id, track }) => [track, id]))
  }
}
