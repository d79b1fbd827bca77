import { randomUUID } from 'node:crypto'
import { DomainError } from '../shared/errors.ts'
import { sql, type Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { Edited } from './edit-tags.ts'

/**
 * Gives tracks the values `wanted` says (`id`, `key`, `value`; null takes the key away), and writes down what each had, in one
 * statement.
 */
const changeMetadata = (user: string, wanted: Sql, revision: { id: string; undoes: string | null }): Sql => sql`
  with wanted as (${wanted}),
    changed as (
      select w.id, w.key, m.value as before, w.value as after from wanted w
        left join library.track_metadata m on m.track_id = w.id and m.key = w.key where m.value is distinct from w.value),
    made as (
      insert into library.revisions (id, user_id, deed, undoes, item_count)
        select ${revision.id}, ${user}, 'metadata', ${revision.undoes}::uuid, (select count(distinct id) from changed)
          where exists (select from changed)),
    items as (
      insert into library.revision_items (revision_id, track_id, owner_id, before, after)
        select ${revision.id}, id, ${user}, jsonb_object_agg(key, before), jsonb_object_agg(key, after) from changed group by id),
    gone as (
      delete from library.track_metadata m using changed c
        where m.track_id = c.id and m.key = c.key and m.owner_id = ${user} and c.after is null),
    done as (
      insert into library.track_metadata (track_id, owner_id, key, value)
        select id, ${user}, key, after from changed where after is not null
        on conflict (track_id, key) do update set value = excluded.value)
  select (select count(distinct id) from wanted)::int as held, (select count(distinct id) from changed)::int as changed`

async function change(work: Work, wanted: Sql, expected: number | null, undoes: string | null): Promise<Edited> {
  const id = randomUUID()
  const row = await work.row<{ held: number; changed: number }>(changeMetadata(work.user, wanted, { id, undoes }))
  if (expected !== null && row!.held < expected) throw new DomainError('not_found', { thing: 'track' })
  return { revisionId: row!.changed > 0 ? id : null, changed: row!.changed }
}

/** Gives tracks a value under a key of their owner's, in place of the one they had; null takes it away. */
export function setMetadata(
  work: Work,
  trackIds: readonly string[],
  key: string,
  value: string | null,
): Promise<Edited> {
  const ids = [...new Set(trackIds)]
  const wanted = sql`
    select id, ${key}::text as key, ${value}::text as value from library.music_tracks
      where id = any (${ids}) and user_id = ${work.user} and deleted_at is null order by id for no key update`
  return change(work, wanted, ids.length, null)
}

/** Gives tracks again what they had before an edit. */
export async function undoMetadata(work: Work, revisionId: string): Promise<string | null> {
  const wanted = sql`
    select t.id, b.key, b.value from library.revision_items i join library.music_tracks t on t.id = i.track_id, jsonb_each_text(i.before) b
      where i.revision_id = ${revisionId} and i.owner_id = ${work.user} and t.user_id = ${work.user} order by t.id for no key update of t`
  return (await change(work, wanted, null, revisionId)).revisionId
}
