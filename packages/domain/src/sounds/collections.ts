import { z } from 'zod'
import { clock } from '../shared/columns.ts'
import { cursorOf, decodeCursor, sortId } from '../shared/cursor.ts'
import { DomainError } from '../shared/errors.ts'
import type { Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import { Collection } from './collection.ts'

export const collectionView = view(Collection, [
  'id',
  'name',
  'description',
  'isPublic',
  'soundCount',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'hiddenAt',
])
export type CollectionSeen = Whole<Seen<typeof collectionView>>

/** The caller's collections. A name that is taken is refused when the unit writes, as `name_taken`. */
export class Collections extends Owned<Collection, 'userId'> {
  protected readonly entity = Collection
  protected readonly owner = 'userId' as const
  protected readonly thing = 'collection'

  create(name: string, description: string | null, isPublic: boolean): Collection {
    return this.add({ name, description, isPublic })
  }

  /** A collection that is not in the trash. */
  live(id: string): Promise<Collection> {
    return this.get({ id, deletedAt: null })
  }

  /** Writes what changed, and answers the collection as its owner sees it. */
  async shown(row: Collection): Promise<CollectionSeen> {
    await this.unit.em.flush()
    return collectionView.of(row)
  }

  async toTrash(id: string): Promise<void> {
    const row = await this.get(id)
    row.deletedAt ??= clock.now()
  }

  /** Takes a collection out of the trash, under another name where its own was given away meanwhile. */
  async restore(id: string, name?: string): Promise<Collection> {
    const row = await this.get(id)
    row.deletedAt = null
    if (name !== undefined) row.name = name
    return row
  }

  /** Removes a collection in the trash for good; its sounds stay. */
  async purge(id: string): Promise<void> {
    const row = await this.find(id)
    if (row?.deletedAt == null) throw new DomainError('not_found', { thing: this.thing })
    this.remove(row)
  }
}

type Range = { cursor?: string | undefined; limit: number }
const mine = raw('v.user_id = identity.current_user_id()')
/** Names sort by the code points of their lower case, in every installation alike. */
const nameKey = z.string().max(200)

/** The caller's collections by name. */
export function collectionsPage({ cursor, limit }: Range): PageQuery<CollectionSeen> {
  const after = decodeCursor('collections', cursor, [nameKey, sortId])
  return pageOf(collectionView, {
    from: raw('sounds.collections v'),
    where: after
      ? sql`${mine} and v.deleted_at is null and (v.name_key, v.id) > (${after.sort[0]}, ${after.id}::uuid)`
      : sql`${mine} and v.deleted_at is null`,
    order: 'v.name_key, v.id',
    list: 'collections',
    limit,
    position: (item) => ({ sort: [(item as unknown as { nameKey: string }).nameKey], id: item.id }),
    extra: raw('v.name_key as "nameKey"'),
  }) as PageQuery<CollectionSeen>
}

/** Collections the caller deleted, the latest first. */
export function collectionsTrashPage({ cursor, limit }: Range): PageQuery<CollectionSeen> {
  const after = cursorOf('collections trash', cursor)
  return pageOf(collectionView, {
    from: raw('sounds.collections v'),
    where: after
      ? sql`${mine} and v.deleted_at is not null and (v.deleted_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql`${mine} and v.deleted_at is not null`,
    order: 'v.deleted_at desc, v.id desc',
    list: 'collections trash',
    limit,
    position: (item) => ({ sort: [String(item.deletedAt)], id: item.id }),
  }) as PageQuery<CollectionSeen>
}
