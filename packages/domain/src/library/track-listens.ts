import { clock } from '../shared/columns.ts'
import { DomainError } from '../shared/errors.ts'
import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { clockAhead } from './input.ts'
import { TrackListen } from './track-listen.ts'

/** A listen counts after half of the track, or after this many milliseconds. */
const enough = 240_000

const assertBegun = (listenedAt: Date): void => {
  if (listenedAt.getTime() > clock.now().getTime() + clockAhead)
    throw new DomainError('input_invalid', { field: 'listenedAt', reason: 'it lies in the future' })
}

/** What the caller heard, and when. */
export class TrackListens extends Owned<TrackListen, 'ownerId'> {
  protected readonly entity = TrackListen
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'track'

  /** Notes that the caller heard a track. Answers whether it counts: long enough, and not told before. */
  async record(trackId: string, listenedAt: Date, listenedMs: number, client = 'app'): Promise<boolean> {
    assertBegun(listenedAt)
    const row = await this.unit.row<{ known: boolean; counted: boolean }>(sql`
      with track as (
        select id, coalesce(${listenedMs}::int * 2 >= duration_ms, false) or ${listenedMs}::int >= ${enough} as enough from library.music_tracks
          where id = ${trackId} and user_id = ${this.unit.user} and deleted_at is null),
        counted as (
          insert into library.listens (track_id, owner_id, listened_at, listened_ms, client)
            select id, ${this.unit.user}, ${listenedAt.toISOString()}::timestamptz, ${listenedMs}::int, ${client} from track where enough
            on conflict (track_id, listened_at) do nothing returning 1)
      select exists (select from track) as known, exists (select from counted) as counted`)
    if (!row!.known) throw new DomainError('not_found', { thing: this.thing })
    return row!.counted
  }

  /** Notes that tracks were heard, as players tell that decide themselves what counts. Answers how many of them are the caller's. */
  async recordAll(listens: readonly { trackId: string; listenedAt: Date }[], client: string): Promise<number> {
    for (const { listenedAt } of listens) assertBegun(listenedAt)
    const row = await this.unit.row<{ known: number }>(sql`
      with known as (
        select t.id, l."listenedAt" as at, coalesce(t.duration_ms, ${enough}) as ms
          from jsonb_to_recordset(${JSON.stringify(listens)}::jsonb) l ("trackId" uuid, "listenedAt" timestamptz)
          join library.music_tracks t on t.id = l."trackId" and t.user_id = ${this.unit.user} and t.deleted_at is null),
        counted as (
          insert into library.listens (track_id, owner_id, listened_at, listened_ms, client)
            select id, ${this.unit.user}, at, ms, ${client} from known on conflict (track_id, listened_at) do nothing)
      select count(*)::int as known from known`)
    return row!.known
  }
}
