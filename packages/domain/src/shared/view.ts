import { EntitySchema, type EntityClass } from '@mikro-orm/core'
import { raw, type Sql } from './sql.ts'

/**
 * What may be seen of a row: a tuple of field names that is at once the SELECT list, the value sent and its type.
 * An allowlist: a column nobody names is never sent.
 */
export type View<E extends object, F extends keyof E & string> = {
  readonly fields: readonly F[]
  /** The names of the fields that are dates: in a page they travel as ISO strings and are revived by the client. */
  readonly dates: readonly F[]
  /** The plain object of one row. */
  readonly of: (entity: E) => Shown<E, F>
  /** The SELECT list of a page, each column under its field's name; dates as ISO 8601 in UTC with milliseconds. */
  readonly select: (alias: string) => Sql
}

export type Seen<V> = V extends View<infer E, infer F> ? Shown<E, F> : never

/** The named fields: what is not there is null, and JSON values are without the mark the mapper's types give what has a default. */
export type Shown<E, F extends keyof E> = { [K in F]-?: Unmarked<Exclude<E[K], undefined>> }
type Unmarked<T> = T extends string | number | boolean | null | undefined | Date | readonly unknown[]
  ? T
  : { [K in keyof T as K extends string ? K : never]: T[K] }

export function view<E extends object, const F extends keyof E & string>(
  entity: EntityClass<E>,
  fields: readonly F[],
): View<E, F> {
  const properties = EntitySchema.REGISTRY.get(entity as never)!.meta.properties as Record<
    string,
    { type: { name?: string } | string }
  >
  const kindOf = (field: string) => typeName(properties[field]?.type)
  const dates = fields.filter((field) => kindOf(field).startsWith('datetime'))
  return {
    fields,
    dates,
    of: (row) => Object.fromEntries(fields.map((field) => [field, row[field] ?? null])) as Shown<E, F>,
    select: (alias) =>
      raw(
        fields.map((field) => `${expression(`${alias}.${columnOf(field)}`, kindOf(field))} as "${field}"`).join(', '),
      ),
  }
}

/** The column of a field, by the naming every table follows. */
export const columnOf = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

const typeName = (type: { name?: string } | string | undefined): string =>
  (typeof type === 'string' ? type : (type?.name ?? '')).toLowerCase()

const expression = (column: string, type: string): string => {
  if (type.startsWith('datetime')) return isoInstant(column)
  if (type === 'inet') return `host(${column})`
  return column
}

/** SQL that writes a timestamptz as `Date.prototype.toISOString` does. */
export const isoInstant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
