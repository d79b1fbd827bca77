import { z } from 'zod'
import { sortId, sortInstant, type Position } from '../shared/cursor.ts'
import { nothing, raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant } from '../shared/view.ts'
import type { TrackOrder } from './input.ts'
import { orders } from './orders.ts'

/** How the columns of the orders are read out of a cursor. Those that may be NULL come last, either way round. */
const text = { check: z.string().max(600), type: 'text' }
const whole = { check: z.string().regex(/^\d{1,19}$/), type: 'bigint' }
const real = { check: z.string().regex(/^-?\d[\d.e+-]{0,30}$/), type: 'float8' }
type Column = (typeof orders)[TrackOrder][number]
const columns: Record<Column, { check: z.ZodType; type: string; nullable?: true }> = {
  title_key: text,
  artist_key: text,
  album_key: text,
  genre_key: text,
  album_id: { check: sortId, type: 'uuid' },
  place: whole,
  year: { ...whole, nullable: true },
  duration_ms: { ...whole, nullable: true },
  file_size: { ...whole, nullable: true },
  format: { ...text, nullable: true },
  bitrate: { ...whole, nullable: true },
  tempo: { ...real, nullable: true },
  musical_key: { ...text, nullable: true },
  loudness: { ...real, nullable: true },
  created_at: { check: sortInstant, type: 'timestamptz' },
}

/** A row as a page carries it, with the values it is sorted by. */
export type Placed = { id: string; [by: `by ${string}`]: string | null }

/** An order of tracks, as SQL over rows of some alias and as places in a cursor. */
export function keyset(order: TrackOrder, descending: boolean) {
  const by: readonly Column[] = orders[order]
  const first = by[0]!
  const unknown = columns[first].nullable ? first : undefined
  const [beyond, towards] = descending ? ['<', 'desc'] : ['>', 'asc']
  const all = (alias: string) => [...by, 'id'].map((column) => `${alias}.${column}`)
  return {
    /** The column that may be unknown. */
    unknown,
    checks: [
      ...by.map((column) => (columns[column].nullable ? columns[column].check.nullable() : columns[column].check)),
      sortId,
    ],
    /** As the index has it. */
    within: (alias: string): Sql =>
      raw(
        all(alias)
          .map((name) => `${name} ${towards}`)
          .join(', '),
      ),
    /** With what is unknown at the end. */
    order: (alias: string): Sql =>
      raw(
        all(alias)
          .map((name, index) => `${name} ${towards}${index === 0 ? ' nulls last' : ''}`)
          .join(', '),
      ),
    /** What comes behind a place, among what is known or among what is not. */
    beyond: (alias: string, { sort, id }: Position): Sql => {
      if (sort[0] === null) return sql`${raw(`${alias}.${first} is null and ${alias}.id ${beyond}`)} ${id}::uuid`
      const place = by.reduce(
        (values, column, index) => sql`${values}${sort[index] ?? null}::${raw(columns[column].type)}, `,
        nothing,
      )
      return sql`(${raw(all(alias).join(', '))}) ${raw(beyond)} (${place}${id}::uuid)`
    },
    /** What a row is sorted by, as text. */
    keys: (alias: string): Sql =>
      raw(
        by
          .map(
            (column) =>
              `${column === 'created_at' ? isoInstant(`${alias}.created_at`) : `${alias}.${column}::text`} as "by ${column}"`,
          )
          .join(', '),
      ),
    columns: by,
    position: (row: Placed): Position => ({ sort: by.map((column) => row[`by ${column}`] ?? null), id: row.id }),
  }
}
