import { decodeCursor, sortId } from '../shared/cursor.ts'
import type { Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { nothing, raw, sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import { Album } from './album.ts'
import { sortKey } from './artists.ts'

export const albumView = view(Album, ['id', 'artistId', 'name', 'trackCount', 'durationMs', 'createdAt'])
export type AlbumSeen = Whole<Seen<typeof albumView>> & {
  artist: string
  year: number | null
  coverSha256: string | null
}

/** What the caller's tracks are on. */
export class Albums extends Owned<Album, 'userId'> {
  protected readonly entity = Album
  protected readonly owner = 'userId' as const
  protected readonly thing = 'album'
}

export type AlbumsWanted = { cursor?: string | undefined; limit: number; artistId?: string | undefined }

/** The caller's albums by name, all or one artist's. */
export function albumsPage({ cursor, limit, artistId }: AlbumsWanted): PageQuery<AlbumSeen> {
  const list = `albums ${artistId ?? ''}`
  const after = decodeCursor(list, cursor, [sortKey, sortId])
  const mine = sql`v.user_id = identity.current_user_id() and v.track_count > 0${artistId ? sql` and v.artist_id = ${artistId}` : nothing}`
  return pageOf(albumView, {
    // One row of any album's tracks each: those of the page only, since the LIMIT stops the join.
    from: raw(`library.albums v join library.artists a on a.id = v.artist_id left join lateral (
      select t.year, t.cover_sha256 from library.music_tracks t where t.album_id = v.id and t.deleted_at is null order by t.place limit 1) t on true`),
    where: after ? sql`${mine} and (v.sort_key, v.id) > (${after.sort[0]}, ${after.id}::uuid)` : mine,
    order: 'v.sort_key, v.id',
    list,
    limit,
    position: (item) => ({ sort: [(item as unknown as { sortKey: string }).sortKey], id: item.id }),
    extra: raw('a.name as artist, t.year, t.cover_sha256 as "coverSha256", v.sort_key as "sortKey"'),
  }) as PageQuery<AlbumSeen>
}
