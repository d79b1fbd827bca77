import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { Play } from './play.ts'

/** How often the caller heard what. */
export class Plays extends Owned<Play, 'ownerId'> {
  protected readonly entity = Play
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'track'

  /** Whom the caller heard most. It reads what was ever heard, not the library. */
  byArtist(limit: number): Promise<{ artistId: string; name: string; playCount: number; listenedMs: number }[]> {
    return this.unit.rows(sql`
      select a.id as "artistId", a.name, sum(p.play_count)::int as "playCount", sum(p.listened_ms)::float8 as "listenedMs"
        from library.plays p join library.music_tracks t on t.id = p.track_id join library.artists a on a.id = t.artist_id
        where p.owner_id = ${this.unit.user} group by a.id order by 4 desc, 1 limit ${limit}`)
  }
}
