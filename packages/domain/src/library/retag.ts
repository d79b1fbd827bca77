import { raw, sql, type Sql } from '../shared/sql.ts'
import { columnOf } from '../shared/view.ts'
import { tags, type Tags } from './input.ts'

const fields = Object.keys(tags.shape) as (keyof Tags)[]
const numbers = new Set<keyof Tags>(['year', 'trackNumber', 'discNumber'])

/** What a track is called: what its owner said, else what the file says. A title there is always. */
const effective = (field: keyof Tags, overlay: string, metadata: string): string => {
  const said = `case when ${overlay} ? '${field}' then ${overlay} ->> '${field}' else ${metadata} -> 'tags' ->> '${field}' end`
  if (field === 'title') return `coalesce(${said}, t.title)`
  return numbers.has(field) ? `(${said})::int` : said
}

/** SET clauses that give a track `t` the tags that follow from `overlay` over `metadata`, both SQL. */
export const retagged = (overlay: string, metadata: string): Sql =>
  raw(fields.map((field) => `${columnOf(field)} = ${effective(field, overlay, metadata)}`).join(', '))

/** Of an object, the fields that are named. */
const only = (object: Sql, names: Sql): Sql =>
  sql`coalesce((select jsonb_object_agg(k, (${object}) -> k) from unnest(${names}) k where (${object}) ? k), '{}')`

/**
 * Changes the overlays of tracks the caller holds, and writes down what each was and became, in one statement.
 * `wanted` gives `id`, the `overlay` as it shall be, and the names of the `touched` fields; `revision` is the row to be made.
 */
export const changeOverlays = (
  user: string,
  wanted: Sql,
  revision: { id: string; via: string; undoes: string | null },
): Sql => sql`
  with wanted as (${wanted}),
    changed as (
      select t.id, t.overlay as before, w.overlay as after, w.touched from library.music_tracks t join wanted w on w.id = t.id
        where t.overlay is distinct from w.overlay),
    made as (
      insert into library.revisions (id, user_id, deed, via, undoes, item_count)
        select ${revision.id}, ${user}, 'tags', ${revision.via}, ${revision.undoes}::uuid, (select count(*) from changed)
          where exists (select from changed)),
    items as (
      insert into library.revision_items (revision_id, track_id, owner_id, before, after)
        select ${revision.id}, id, ${user}, ${only(raw('before'), raw('touched'))}, ${only(raw('after'), raw('touched'))} from changed),
    done as (
      update library.music_tracks t set overlay = c.after, updated_at = now(), ${retagged('c.after', 't.metadata')}
        from changed c where t.id = c.id)
  select (select count(*) from wanted)::int as held, (select count(*) from changed)::int as changed`
