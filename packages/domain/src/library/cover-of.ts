import { sql } from '../shared/sql.ts'
import { DomainError } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import { renditionOf } from './cover-renditions.ts'

/** Bytes of the caller's in the store; `size` in bytes. */
type Kept = { sha256: string; size: number; mediaType: string }
type Row = { sha256: string; size: string; mediaType: string }

/** Whose picture is wanted: by its digest, or by what it is the cover of. */
export type CoverWanted = { kind: 'track' | 'album' | 'artist' | 'playlist' | 'picture'; id: string }

const live = sql`t.user_id = identity.current_user_id() and t.deleted_at is null`
const coverless = 500

/** Of a playlist, an artist or an album: the first cover among its first few hundred tracks. */
const covers = {
  picture: (id: string) =>
    sql`select t.cover_sha256 from library.music_tracks t where t.cover_sha256 = ${id} and ${live}`,
  track: (id: string) => sql`select t.cover_sha256 from library.music_tracks t where t.id = ${id}::uuid and ${live}`,
  album: (id: string) =>
    sql`select t.cover_sha256 from library.music_tracks t where t.album_id = ${id}::uuid and ${live} order by t.place, t.id limit ${coverless}`,
  artist: (id: string) =>
    sql`select t.cover_sha256 from library.music_tracks t where t.artist_id = ${id}::uuid and ${live} order by t.title_key, t.id limit ${coverless}`,
  playlist: (id: string) =>
    sql`select t.cover_sha256 from library.playlist_tracks e join library.music_tracks t on t.id = e.track_id
      where e.playlist_id = ${id}::uuid and ${live} order by e.position limit ${coverless}`,
}

/** The picture that stands for something of the caller's: the smallest of at least `side` pixels a side, else the whole. */
export async function coverOf(work: Work, { kind, id }: CoverWanted, side: number | null = null): Promise<Kept> {
  const row = await work.row<{ sha256: string }>(
    sql`select c.cover_sha256 as sha256 from (${covers[kind](id)}) c where c.cover_sha256 is not null limit 1`,
  )
  if (!row) throw new DomainError('not_found', { thing: 'cover' })
  return described(work, row.sha256, side)
}

async function described(work: Work, digest: string, side: number | null): Promise<Kept> {
  const row = await work.row<Row>(sql`
    select coalesce(s.sha256, ${digest}) as sha256, coalesce(s.size, b.size) as size, coalesce(s.media_type, b.media_type) as "mediaType"
      from storage.describe(${digest}) b left join (${renditionOf(digest, side)}) s on true`)
  if (!row) throw new DomainError('blob_missing')
  return { ...row, size: Number(row.size) }
}
