import { DomainError } from '../shared/errors.ts'
import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { TrackMetadata } from './track-metadata.ts'

/** Keys and values the caller gave tracks. */
export class AllMetadata extends Owned<TrackMetadata, 'ownerId'> {
  protected readonly entity = TrackMetadata
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'tag'

  /** Gives tracks a value under a key, in place of the one they had. */
  async set(trackIds: readonly string[], key: string, value: string): Promise<void> {
    const ids = [...new Set(trackIds)]
    const known = await this.unit.rows(sql`
      select id from library.music_tracks where id = any (${ids}) and user_id = ${this.unit.user} and deleted_at is null order by id for no key update`)
    if (known.length < ids.length) throw new DomainError('not_found', { thing: 'track' })
    await this.unit.rows(sql`
      insert into library.track_metadata (track_id, owner_id, key, value) select id, ${this.unit.user}, ${key}, ${value} from unnest(${ids}::uuid[]) id
        on conflict (track_id, key) do update set value = excluded.value`)
  }

  /** Takes a key away from tracks. Answers how many had it. */
  async takeAway(trackIds: readonly string[], key: string): Promise<number> {
    const gone = await this.unit.rows(sql`
      delete from library.track_metadata where track_id = any (${trackIds}) and owner_id = ${this.unit.user} and key = ${key} returning 1`)
    return gone.length
  }

  /** All of a track's, by key. */
  of(trackId: string): Promise<TrackMetadata[]> {
    return this.all({ trackId }, { key: 'asc' })
  }
}
