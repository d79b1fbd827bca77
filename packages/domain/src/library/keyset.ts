import { z } from 'zod'
import { sortId, sortInstant, type Position } from '../shared/cursor.ts'
import { nothing, raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant } from '../shared/view.ts'
import { mine } from './filters.ts'
import { heardKeyset, type HeardOrder } from './heard-keyset.ts'
import type { TrackOrder } from './input.ts'
import { orders } from './orders.ts'

/** A row as a page carries it, with the values it is sorted by. */
export type Placed = { id: string; [by: `by ${string}`]: string | null }

/** A stretch of an order that lies in one index, which a page walks along. */
export type Part = {
  /** Whether a place lies here. */
  has: (place: Position) => boolean
  /** The caller's rows `t` of it, and their order in the index. */
  table: 'library.music_tracks' | 'library.plays'
  rows: Sql
  within: Sql
  /** What comes behind a place. */
  beyond: (place: Position) => Sql
  /** Columns of `t`, with the track's id, and what is made of them: the values of a place. */
  columns: readonly string[]
  keys: (alias: string) => Sql
  /** What has to be looked at row by row. */
  conditions: readonly Sql[]
}

/** An order of tracks, as SQL over tracks of some alias and as places in a cursor. */
export type Keyset = {
  parts: readonly Part[]
  checks: readonly z.ZodType[]
  /** What has to be joined to tracks of an alias that are not those of a view. */
  join: (alias: string) => Sql
  order: (alias: string) => Sql
  /** What comes behind a place, in all parts. */
  beyond: (alias: string, place: Position) => Sql
  /** What a row is sorted by, as text. */
  keys: (alias: string) => Sql
  position: (row: Placed) => Position
}

export type WalkOrder = TrackOrder | HeardOrder
export const keyset = (order: WalkOrder, descending: boolean): Keyset =>
  order === 'plays' || order === 'played' ? heardKeyset(order, descending) : columnKeyset(order, descending)

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

function columnKeyset(order: TrackOrder, descending: boolean): Keyset {
  const by: readonly Column[] = orders[order]
  const first = by[0]!
  const unknown = columns[first].nullable ? first : undefined
  const [sign, towards] = descending ? ['<', 'desc'] : ['>', 'asc']
  const all = (alias: string) => [...by, 'id'].map((column) => `${alias}.${column}`)
  const listed = (alias: string, last: string) =>
    raw(
      all(alias)
        .map((name, index) => `${name} ${towards}${index === 0 ? last : ''}`)
        .join(', '),
    )
  const beyond = (alias: string, { sort, id }: Position): Sql => {
    if (sort[0] === null) return sql`${raw(`${alias}.${first} is null and ${alias}.id ${sign}`)} ${id}::uuid`
    const place = by.reduce(
      (values, column, index) => sql`${values}${sort[index] ?? null}::${raw(columns[column].type)}, `,
      nothing,
    )
    return sql`(${raw(all(alias).join(', '))}) ${raw(sign)} (${place}${id}::uuid)`
  }
  const keys = (alias: string): Sql =>
    raw(
      by
        .map(
          (column) =>
            `${column === 'created_at' ? isoInstant(`${alias}.created_at`) : `${alias}.${column}::text`} as "by ${column}"`,
        )
        .join(', '),
    )
  const part = (has: Part['has'], which: string): Part => ({
    has,
    table: 'library.music_tracks',
    rows: sql`${mine}${raw(which)}`,
    within: listed('t', ''),
    beyond: (place) => beyond('t', place),
    columns: by,
    keys,
    conditions: [],
  })
  return {
    parts: unknown
      ? [
          part(({ sort }) => sort[0] !== null, ` and t.${unknown} is not null`),
          part(({ sort }) => sort[0] === null, ` and t.${unknown} is null`),
        ]
      : [part(() => true, '')],
    checks: [
      ...by.map((column) => (columns[column].nullable ? columns[column].check.nullable() : columns[column].check)),
      sortId,
    ],
    join: () => nothing,
    order: (alias) => listed(alias, ' nulls last'),
    beyond: (alias, place) =>
      unknown && place.sort[0] !== null
        ? sql`(${beyond(alias, place)} or ${raw(`${alias}.${unknown}`)} is null)`
        : beyond(alias, place),
    keys,
    position: (row) => ({ sort: by.map((column) => row[`by ${column}`] ?? null), id: row.id }),
  }
}
