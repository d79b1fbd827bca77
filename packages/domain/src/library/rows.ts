import { asJson, type Wire } from '../shared/page.ts'
import type { Sql } from '../shared/sql.ts'
import { raw, sql } from '../shared/sql.ts'
import { isoInstant } from '../shared/view.ts'
import type { Work } from '../work.ts'
import { besides, marks, trackView, type TrackSeen } from './track-view.ts'

/** A track as a list has it; dates are ISO strings. */
export type TrackRow = Wire<TrackSeen>
export type ArtistRow = { id: string; name: string; albumCount: number; starredAt: string | null }
export type AlbumRow = {
  id: string
  name: string
  artistId: string
  artist: string
  trackCount: number
  durationMs: number
  createdAt: string
  starredAt: string | null
  year: number | null
  genre: string | null
  coverSha256: string | null
}

/** The rows of a SELECT, written by PostgreSQL as one JSON text. */
const readRows = async <T>(work: Work, select: Sql): Promise<T[]> => {
  await work.em.flush()
  return JSON.parse((await work.row<{ items: string }>(asJson(select)))!.items) as T[]
}

/** The caller's tracks that `chosen` selects as `id`, in the order of its `n`; those in the trash are left out. */
export const tracksIn = (work: Work, chosen: Sql): Promise<(TrackRow & { titleKey: string })[]> =>
  readRows(
    work,
    sql`select ${trackView.select('v')}, ${besides}, v.title_key as "titleKey" from (${chosen}) c join library.music_tracks v on v.id = c.id${marks}
      where v.user_id = identity.current_user_id() and v.deleted_at is null order by c.n`,
  )

/** The caller's albums that `chosen` selects as `id`, in the order of its `n`; year, genre and cover are those of the first track. */
export const albumsIn = (work: Work, chosen: Sql): Promise<AlbumRow[]> =>
  readRows(
    work,
    sql`select v.id, v.name, v.artist_id as "artistId", a.name as artist, v.track_count as "trackCount", v.duration_ms as "durationMs",
        t.year, t.genre, t.cover_sha256 as "coverSha256", ${raw(isoInstant('v.created_at'))} as "createdAt",
        (select ${raw(isoInstant('s.created_at'))} from library.stars s where s.album_id = v.id) as "starredAt"
      from (${chosen}) c join library.albums v on v.id = c.id join library.artists a on a.id = v.artist_id
        left join lateral (select t.year, t.genre, t.cover_sha256 from library.music_tracks t
          where t.album_id = v.id and t.deleted_at is null order by t.place, t.id limit 1) t on true
      where v.user_id = identity.current_user_id() and v.track_count > 0 order by c.n`,
  )

/** The caller's artists that `chosen` selects as `id`, in the order of its `n`. */
export const artistsIn = (work: Work, chosen: Sql): Promise<ArtistRow[]> =>
  readRows(
    work,
    sql`select v.id, v.name, v.album_count as "albumCount",
        (select ${raw(isoInstant('s.created_at'))} from library.stars s where s.artist_id = v.id) as "starredAt"
      from (${chosen}) c join library.artists v on v.id = c.id
      where v.user_id = identity.current_user_id() and (v.track_count > 0 or v.album_count > 0) order by c.n`,
  )

/** These ids, in this order. */
export const listed = (ids: readonly string[]): Sql =>
  sql`select w.id, w.n from unnest(${[...ids]}::uuid[]) with ordinality w (id, n)`
