import { DomainError } from './errors.ts'
import { sql, type Sql } from './sql.ts'

/** What a view sends has every field, empty ones as null. */
export type Whole<T> = { [K in keyof T]-?: Exclude<T[K], undefined> }

/** One row of a SELECT as JSON text, under the name `item`. */
export const asItem = (select: Sql): Sql => sql`select row_to_json(w)::text as item from (${select}) w`

/** The row that `asItem` wrote, its dates revived; `not_found` where there is none. */
export function readItem<T>(rows: readonly { item: string }[], dates: readonly string[], thing = 'sound'): T {
  if (!rows[0]) throw new DomainError('not_found', { thing })
  return JSON.parse(rows[0].item, (key, value: unknown) =>
    typeof value === 'string' && dates.includes(key) ? new Date(value) : value,
  ) as T
}
