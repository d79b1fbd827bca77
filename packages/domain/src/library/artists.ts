import { z } from 'zod'
import { decodeCursor, sortId } from '../shared/cursor.ts'
import { asItem, readItem, type Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant, view, type Seen } from '../shared/view.ts'
import { Artist } from './artist.ts'

export const artistView = view(Artist, ['id', 'name', 'trackCount', 'albumCount', 'durationMs', 'createdAt'])
export type ArtistSeen = Whole<Seen<typeof artistView>> & { starredAt: Date | null }
const dates = [...artistView.dates, 'starredAt']

/** When the caller starred what `v` is. */
export const starredAt = (kind: 'artist' | 'album'): Sql =>
  raw(
    `(select ${isoInstant('s.created_at')} from library.stars s where s.${kind}_id = v.id and s.owner_id = v.user_id) as "starredAt"`,
  )

/** Whom the caller's tracks are by. */
export class Artists extends Owned<Artist, 'userId'> {
  protected readonly entity = Artist
  protected readonly owner = 'userId' as const
  protected readonly thing = 'artist'
}

/** One of the caller's artists. */
export const oneArtist = (id: string): Sql =>
  asItem(
    sql`select ${artistView.select('v')}, ${starredAt('artist')} from library.artists v where v.id = ${id} and v.user_id = identity.current_user_id()`,
  )
export const readArtist = (rows: readonly { item: string }[]): ArtistSeen => readItem(rows, dates, 'artist')

/** A name as it sorts: by the code points of its lower case, in every installation alike. */
export const sortKey = z.string().max(100)

/** The caller's artists by name, those left without a track and an album out. */
export function artistsPage({ cursor, limit }: { cursor?: string | undefined; limit: number }): PageQuery<ArtistSeen> {
  const after = decodeCursor('artists', cursor, [sortKey, sortId])
  const mine = raw('v.user_id = identity.current_user_id() and (v.track_count > 0 or v.album_count > 0)')
  const page = pageOf(artistView, {
    from: raw('library.artists v'),
    where: after ? sql`${mine} and (v.sort_key, v.id) > (${after.sort[0]}, ${after.id}::uuid)` : mine,
    order: 'v.sort_key, v.id',
    list: 'artists',
    limit,
    position: (item) => ({ sort: [(item as unknown as { sortKey: string }).sortKey], id: item.id }),
    extra: sql`${starredAt('artist')}, v.sort_key as "sortKey"`,
  }) as PageQuery<ArtistSeen>
  return { ...page, dates }
}
