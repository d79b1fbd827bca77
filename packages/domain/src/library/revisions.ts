import { randomUUID } from 'node:crypto'
import { cursorOf } from '../shared/cursor.ts'
import type { Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { nothing, raw, sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import type { RevisionState } from './input.ts'
import { Revision } from './revision.ts'

export const revisionView = view(Revision, [
  'id',
  'deed',
  'playlistId',
  'via',
  'before',
  'after',
  'itemCount',
  'undoes',
  'undoneAt',
  'createdAt',
])
/** `how` says of an edit of entries what it did to them. */
export type RevisionSeen = Whole<Seen<typeof revisionView>> & { how: 'added' | 'takenOut' | 'moved' | null }

/** What happened to one track. */
export type Happened = { trackId: string; before: RevisionState | null; after: RevisionState | null }

type Deed = {
  deed: 'playlist' | 'entries' | 'rules' | 'lyrics'
  playlistId?: string
  before?: RevisionState | null
  after?: RevisionState | null
  items?: readonly Happened[]
  undoes?: string | null
  via?: string
}

/** What the caller edited, and can take back. */
export class Revisions extends Owned<Revision, 'userId'> {
  protected readonly entity = Revision
  protected readonly owner = 'userId' as const
  protected readonly thing = 'edit'

  /** Writes down what was done to a playlist, or to the words of a track. Answers by which id it can be taken back. */
  async record({
    deed,
    playlistId,
    before = null,
    after = null,
    items = [],
    undoes = null,
    via = 'app',
  }: Deed): Promise<string> {
    const id = randomUUID()
    const json = (state: RevisionState | null) => (state === null ? null : JSON.stringify(state))
    await this.unit.rows(sql`
      with made as (
        insert into library.revisions (id, user_id, deed, playlist_id, via, before, after, item_count, undoes)
          values (${id}, ${this.unit.user}, ${deed}, ${playlistId ?? null}::uuid, ${via}, ${json(before)}::jsonb, ${json(after)}::jsonb, ${items.length}::int, ${undoes}::uuid))
      insert into library.revision_items (revision_id, track_id, owner_id, before, after)
        select ${id}, i."trackId", ${this.unit.user}, nullif(i.before, 'null'), nullif(i.after, 'null')
          from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) i ("trackId" uuid, before jsonb, after jsonb)`)
    return id
  }

  /** An edit that was not taken back, nobody else taking it back until this unit ends. */
  async standing(id: string): Promise<Revision> {
    await this.unit.rows(
      sql`select from library.revisions where id = ${id} and user_id = ${this.unit.user} for no key update`,
    )
    return this.get({ id, undoneAt: null })
  }

  markUndone(id: string): Promise<unknown> {
    return this.unit.rows(
      sql`update library.revisions set undone_at = now() where id = ${id} and user_id = ${this.unit.user}`,
    )
  }
}

type Range = { cursor?: string | undefined; limit: number }

/** What the caller edited, the latest first: everything, or one playlist. */
export function revisionsPage({
  cursor,
  limit,
  playlistId,
}: Range & { playlistId?: string | undefined }): PageQuery<RevisionSeen> {
  const list = `revisions ${playlistId ?? ''}`
  const after = cursorOf(list, cursor)
  return pageOf(revisionView, {
    from: raw('library.revisions v'),
    where: sql`v.user_id = identity.current_user_id()${playlistId ? sql` and v.playlist_id = ${playlistId}` : nothing}${after ? sql` and (v.created_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : nothing}`,
    order: 'v.created_at desc, v.id desc',
    list,
    limit,
    position: (item) => ({ sort: [item.createdAt], id: item.id }),
    extra: raw(`case when v.deed = 'entries' then (
      select case when i.before is null then 'added' when i.after is null then 'takenOut' else 'moved' end
        from library.revision_items i where i.revision_id = v.id limit 1) end as how`),
  }) as PageQuery<RevisionSeen>
}
