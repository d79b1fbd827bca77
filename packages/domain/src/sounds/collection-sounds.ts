import { decodeCursor, sortId } from '../shared/cursor.ts'
import { DomainError } from '../shared/errors.ts'
import { farthest, placeBetween } from '../shared/gap.ts'
import { pageOf, writePage, type PageQuery, type WrittenPage } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { CollectionSound } from './collection-sound.ts'
import { Collection } from './collection.ts'
import { generationView, keepsakes, type GenerationSeen } from './generation-view.ts'
import { sortOrder } from './public-sound.ts'

/** Places of sounds in the caller's collections. Neighbours lie apart, so that moving one sound writes one row. */
export class CollectionSounds extends Owned<CollectionSound, 'ownerId'> {
  protected readonly entity = CollectionSound
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'sound'

  /** Puts sounds at the end, in this order; those already there stay where they are. Answers how many were new. */
  async append(collectionId: string, generationIds: readonly string[]): Promise<number> {
    const ids = [...new Set(generationIds)]
    const known = await this.unit.rows(sql`
      select id from sounds.generations where id = any (${ids}) and user_id = ${this.unit.user} and deleted_at is null order by id for share`)
    if (known.length < ids.length) throw new DomainError('not_found', { thing: this.thing })
    await this.#lock(collectionId)
    let last = await this.#last(collectionId)
    if (last + ids.length * Collection.gap > farthest) last = await this.#renumber(collectionId)
    const [added] = await this.unit.rows<{ n: number }>(sql`
      with added as (
        insert into sounds.collection_sounds (collection_id, generation_id, owner_id, sort_order)
          select ${collectionId}, w.id, ${this.unit.user}, ${last} + w.place * ${Collection.gap}
            from unnest(${ids}::uuid[]) with ordinality w (id, place)
          on conflict do nothing returning 1),
      counted as (
        update sounds.collections set sound_count = sound_count + (select count(*) from added), updated_at = now() where id = ${collectionId})
      select count(*)::int as n from added`)
    return added!.n
  }

  async takeOut(collectionId: string, generationId: string): Promise<void> {
    await this.#lock(collectionId)
    const [gone] = await this.unit.rows(sql`
      with gone as (
        delete from sounds.collection_sounds where collection_id = ${collectionId} and generation_id = ${generationId} and owner_id = ${this.unit.user}
          returning generation_id),
      counted as (
        update sounds.collections set updated_at = now(), sound_count = sound_count
            - (select count(*) from gone join sounds.generations g on g.id = gone.generation_id and g.deleted_at is null)
          where id = ${collectionId} and exists (select from gone))
      select from gone`)
    if (!gone) throw new DomainError('not_found', { thing: this.thing })
  }

  /** Moves a sound behind another, or to the beginning (null). */
  async move(collectionId: string, generationId: string, after: string | null): Promise<void> {
    await this.#lock(collectionId)
    if (after === generationId) return
    let place = await this.#between(collectionId, generationId, after)
    if (place === undefined) {
      await this.#renumber(collectionId)
      place = await this.#between(collectionId, generationId, after)
    }
    const [moved] = await this.unit.rows(sql`
      update sounds.collection_sounds set sort_order = ${place}
        where collection_id = ${collectionId} and generation_id = ${generationId} and owner_id = ${this.unit.user} returning 1`)
    if (!moved) throw new DomainError('not_found', { thing: this.thing })
  }

  /** A free place behind `after`, the moved sound itself not counted; undefined where the gap is used up. */
  async #between(collectionId: string, moving: string, after: string | null): Promise<number | undefined> {
    const others = sql`from sounds.collection_sounds c where c.collection_id = ${collectionId} and c.generation_id <> ${moving}`
    const place = await this.unit.row<{ before: number | null; behind: number | null; known: boolean }>(
      after === null
        ? sql`select null as before, (select min(sort_order) ${others}) as behind, true as known`
        : sql`
          with p as (select sort_order, generation_id ${others} and c.generation_id = ${after})
          select (select sort_order from p) as before, exists (select from p) as known,
            (select c.sort_order ${others} and (c.sort_order, c.generation_id) > (select sort_order, generation_id from p)
              order by c.sort_order, c.generation_id limit 1) as behind`,
    )
    const { before, behind, known } = place!
    if (!known) throw new DomainError('not_found', { thing: this.thing })
    return placeBetween(before, behind, Collection.gap)
  }

  /** One change of an order at a time. */
  async #lock(collectionId: string): Promise<void> {
    const [row] = await this.unit.rows(sql`
      select id from sounds.collections where id = ${collectionId} and user_id = ${this.unit.user} and deleted_at is null for no key update`)
    if (!row) throw new DomainError('not_found', { thing: 'collection' })
  }

  async #last(collectionId: string): Promise<number> {
    const row = await this.unit.row<{ last: number | null }>(sql`
      select max(sort_order) as last from sounds.collection_sounds where collection_id = ${collectionId}`)
    return row?.last ?? 0
  }

  /** Puts all gaps back. Answers the last place. */
  async #renumber(collectionId: string): Promise<number> {
    await this.unit.rows(sql`
      update sounds.collection_sounds c set sort_order = n.place * ${Collection.gap}
        from (select generation_id, row_number() over (order by sort_order, generation_id) as place
          from sounds.collection_sounds where collection_id = ${collectionId}) n
        where c.collection_id = ${collectionId} and c.generation_id = n.generation_id`)
    return this.#last(collectionId)
  }
}

/** A page of a collection of the caller's; `not_found` where there is none. */
export async function readCollectionSounds(
  work: Work,
  wanted: Parameters<typeof collectionSoundsPage>[0],
): Promise<WrittenPage<CollectedSound>> {
  await work.collections.get(wanted.collectionId)
  const page = collectionSoundsPage(wanted)
  return writePage(page, await work.rows(page.statement))
}

export type CollectedSound = GenerationSeen & { sortOrder: number }

/** The sounds of a collection of the caller's in their order, those in the trash left out. */
export function collectionSoundsPage({
  collectionId,
  cursor,
  limit,
}: {
  collectionId: string
  cursor?: string | undefined
  limit: number
}): PageQuery<CollectedSound> {
  const list = `collection ${collectionId}`
  const after = decodeCursor(list, cursor, [sortOrder, sortId])
  const mine = sql`c.collection_id = ${collectionId} and c.owner_id = identity.current_user_id()`
  return pageOf(generationView, {
    // LATERAL with a LIMIT: place by place in their order, so that no more sounds are looked up than a page needs.
    from: raw(`sounds.collection_sounds c cross join lateral
      (select * from sounds.generations g where g.id = c.generation_id and g.deleted_at is null limit 1) v`),
    where: after ? sql`${mine} and (c.sort_order, c.generation_id) > (${after.sort[0]}::int, ${after.id}::uuid)` : mine,
    order: 'c.sort_order, c.generation_id',
    list,
    limit,
    position: (item) => ({ sort: [String((item as unknown as CollectedSound).sortOrder)], id: item.id }),
    extra: sql`c.sort_order as "sortOrder", ${keepsakes}`,
  }) as PageQuery<CollectedSound>
}
