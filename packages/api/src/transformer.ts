import { WrittenPage } from '@stemma/domain'
import superjson, { type SuperJSONResult } from 'superjson'

/**
 * superjson on both ends. A page that PostgreSQL wrote is already in its wire form but for the annotations,
 * which are known from the view: they are written without walking the values. Stock superjson reads it back.
 */
export const transformer = {
  serialize: (value: unknown): SuperJSONResult =>
    value instanceof WrittenPage ? annotate(value) : superjson.serialize(value),
  deserialize: <T>(value: SuperJSONResult): T => superjson.deserialize<T>(value),
}

function annotate({ items, nextCursor, dates }: WrittenPage<unknown>): SuperJSONResult {
  const values: Record<string, ['Date']> = {}
  items.forEach((item, index) => {
    for (const field of dates) {
      if ((item as Record<string, unknown>)[field] !== null) values[`items.${index}.${field}`] = ['Date']
    }
  })
  const json = { items, nextCursor } as unknown as SuperJSONResult['json']
  return Object.keys(values).length === 0 ? { json } : { json, meta: { values, v: 1 } }
}
