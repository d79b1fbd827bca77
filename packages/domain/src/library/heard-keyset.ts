import { z } from 'zod'
import { sortId, sortInstant, type Position } from '../shared/cursor.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant } from '../shared/view.ts'
import { mine } from './filters.ts'
import type { Keyset, Part } from './keyset.ts'
import { heardOf } from './track-view.ts'

export type HeardOrder = 'plays' | 'played'

/**
 * By how often, or how lately, tracks were heard. Those that were lie in an index of the counters; the others follow as they were
 * added. What was never heard has the fewest plays; when it was last heard is unknown, and comes last either way.
 */
export function heardKeyset(order: HeardOrder, descending: boolean): Keyset {
  const most = order === 'plays'
  const column = most ? 'play_count' : 'last_played_at'
  const type = raw(most ? 'int' : 'timestamptz')
  const [sign, towards] = descending ? [raw('<'), 'desc'] : [raw('>'), 'asc']
  const heardFirst = descending || !most
  const isHeard = ({ sort }: Position) => sort[0] !== null
  const value = (of: string) => (most ? `${of}::text` : isoInstant(of))

  const heard: Part = {
    has: isHeard,
    table: 'library.plays',
    rows: raw(`t.owner_id = identity.current_user_id() and t.${column} is not null`),
    within: raw(`t.${column} ${towards}, t.track_id ${towards}`),
    beyond: ({ sort, id }) => sql`(t.${raw(column)}, t.track_id) ${sign} (${sort[0]}::${type}, ${id}::uuid)`,
    columns: [column],
    keys: (alias) => raw(`${value(`${alias}.${column}`)} as "by ${column}", null::text as "by created_at"`),
    conditions: [],
  }
  const unheard: Part = {
    has: (place) => !isHeard(place),
    table: 'library.music_tracks',
    rows: mine,
    within: raw(`t.created_at ${towards}, t.id ${towards}`),
    beyond: ({ sort, id }) => sql`(t.created_at, t.id) ${sign} (${sort[1]}::timestamptz, ${id}::uuid)`,
    columns: ['created_at'],
    keys: (alias) => raw(`null::text as "by ${column}", ${isoInstant(`${alias}.created_at`)} as "by created_at"`),
    conditions: [raw(`(select p.${column} from library.plays p where p.track_id = t.id) is null`)],
  }

  const added = (alias: string) => `case when heard.${column} is null then ${alias}.created_at end`
  return {
    parts: heardFirst ? [heard, unheard] : [unheard, heard],
    checks: [(most ? z.string().regex(/^\d{1,9}$/) : sortInstant).nullable(), sortInstant.nullable(), sortId],
    join: heardOf,
    order: (alias) =>
      raw(
        `heard.${column} ${towards} nulls ${heardFirst ? 'last' : 'first'}, ${added(alias)} ${towards}, ${alias}.id ${towards}`,
      ),
    beyond: (alias, { sort, id }): Sql => {
      const known = raw(`heard.${column}`)
      return sort[0] === null
        ? sql`(${known} is null and (${raw(`${alias}.created_at, ${alias}.id`)}) ${sign} (${sort[1]}::timestamptz, ${id}::uuid)
            or ${raw(String(!heardFirst))} and ${known} is not null)`
        : sql`((${known}, ${raw(`${alias}.id`)}) ${sign} (${sort[0]}::${type}, ${id}::uuid) or ${raw(String(heardFirst))} and ${known} is null)`
    },
    keys: (alias) =>
      raw(`${value(`heard.${column}`)} as "by ${column}", ${isoInstant(added(alias))} as "by created_at"`),
    position: (row) => ({ sort: [row[`by ${column}`] ?? null, row['by created_at'] ?? null], id: row.id }),
  }
}
