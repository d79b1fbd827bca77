import { randomBytes } from 'node:crypto'
import { cursorOf } from '../shared/cursor.ts'
import type { Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import type { Subject } from './input.ts'
import { Share } from './share.ts'

export const shareView = view(Share, [
  'id',
  'trackId',
  'albumId',
  'playlistId',
  'shareToken',
  'viewCount',
  'createdAt',
  'expiresAt',
])
export type ShareSeen = Whole<Seen<typeof shareView>>
/** A link in the list of all the caller shares, with what its subject is called. */
export type ShareListed = ShareSeen & { name: string }

/** The caller's links. */
export class Shares extends Owned<Share, 'ownerId'> {
  protected readonly entity = Share
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'link'

  /** A link to something of the caller's; there is one at most, so asking again only moves its end. */
  async create({ kind, id }: Pick<Subject, 'kind'> & { id: string }, expiresAt: Date | null): Promise<Share> {
    await this.unit.em.flush()
    const token = randomBytes(24).toString('base64url')
    const row = await this.unit.row<{ id: string }>(sql`
      select library.share(${kind}, ${id}, ${token}, ${expiresAt?.toISOString() ?? null}::timestamptz) as id`)
    return this.get(row!.id)
  }
}

/** Everything the caller shares, the latest first. */
export function sharesPage({ cursor, limit }: { cursor?: string | undefined; limit: number }): PageQuery<ShareListed> {
  const after = cursorOf('library shares', cursor)
  const mine = raw('v.owner_id = identity.current_user_id()')
  return pageOf(shareView, {
    from: raw('library.shares v'),
    where: after ? sql`${mine} and (v.created_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : mine,
    order: 'v.created_at desc, v.id desc',
    list: 'library shares',
    limit,
    position: (item) => ({ sort: [item.createdAt], id: item.id }),
    extra:
      raw(`coalesce((select t.title from library.music_tracks t where t.id = v.track_id), (select a.name from library.albums a where a.id = v.album_id),
      (select p.name from library.playlists p where p.id = v.playlist_id)) as name`),
  }) as PageQuery<ShareListed>
}
