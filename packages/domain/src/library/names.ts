import { z } from 'zod'
import { decodeCursor, encodeCursor, sortId, sortInstant, type Cursor, type Position } from '../shared/cursor.ts'
import { WrittenPage, writePage, type PageQuery } from '../shared/page.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant } from '../shared/view.ts'
import type { Ask } from './filters.ts'

export type NamesWanted = {
  cursor?: string | undefined
  limit: number
  /** What the name has in it, at any place; whether in capitals or with accents does not matter. */
  query?: string | undefined
}

type Part = { from: Sql; where: Sql; order: string; list: string; limit: number; extra: Sql; position: typeof position }

/** Artists or albums: which of them, and how a page of rows `v` is told. */
type Names<T> = {
  table: 'artists' | 'albums'
  list: string
  mine: Sql
  by: 'name' | 'added'
  page: (part: Part) => PageQuery<T>
}

/** As in the search of tracks: so many are fetched and sorted; where more match, so many are looked at in one go, for so long. */
const reach = { most: 1500, span: 4000, patience: 25 }

/** A name as it sorts: by the code points of its lower case, in every installation alike. */
export const sortKey = z.string().max(100)
type Placed = { id: string; sortedBy: string }
const position = (item: object): Position => {
  const { id, sortedBy } = item as Placed
  return { sort: [sortedBy], id }
}

/** Without what it is only sorted by. */
const told = <T extends object>(items: WrittenPage<T>['items'], next: Cursor | null, { dates }: PageQuery<T>) => {
  const bare = items.map((item) => Object.fromEntries(Object.entries(item).filter(([name]) => name !== 'sortedBy')))
  return new WrittenPage<T>(bare as typeof items, next, dates)
}

/** The caller's artists or albums in an order, a page at a time. */
export async function listNames<T extends object>(
  { table, list: all, mine, by, page }: Names<T>,
  { cursor, limit, query }: NamesWanted,
  ask: Ask,
): Promise<WrittenPage<T>> {
  const list = query === undefined ? all : `${all} ${JSON.stringify(query)}`
  const byName = by === 'name'
  const [column, sign, towards] = byName ? ['sort_key', '>', ''] : ['created_at', '<', ' desc']
  const order = `v.${column}${towards}, v.id${towards}`
  const key = raw(`${byName ? 'v.sort_key' : isoInstant('v.created_at')} as "sortedBy"`)
  const own = raw(`library.${table}`)
  const behind = (after: Position | undefined) =>
    after
      ? sql`${mine} and ${raw(`(v.${column}, v.id) ${sign}`)} (${after.sort[0]}${raw(byName ? '' : '::timestamptz')}, ${after.id}::uuid)`
      : mine
  const part = (from: Sql, after: Position | undefined, most: number) =>
    page({ from, where: behind(after), order, list, limit: most, extra: key, position })
  const start = decodeCursor(list, cursor, [byName ? sortKey : sortInstant, sortId])
  if (query === undefined) {
    const whole = part(sql`${own} v`, start, limit)
    const { items, nextCursor } = writePage(whole, await ask<{ items: string }>(whole.statement))
    return told(items, nextCursor, whole)
  }

  // OFFSET 0: each that was found is looked up, however few the planner takes the others to be.
  const found = sql`found f cross join lateral (select * from ${own} a where a.id = f.id offset 0) v`
  const few = part(found, start, limit)
  const [row] = await ask<{ items: string; many: boolean }>(sql`
    with found as materialized (select id from library.search_names(${table}, ${query}, ${reach.most}) id)
    select p.items, exists (select from found where id is null) as many from (${few.statement}) p`)
  const { items, nextCursor } = writePage(few, [row!])
  if (!row!.many) return told(items, nextCursor, few)

  const until = performance.now() + reach.patience
  const span = raw(String(reach.span))
  let after = start
  for (;;) {
    const rest = part(found, undefined, limit - items.length)
    const [next] = await ask<{ items: string; stop: string | null }>(sql`
      with looked as materialized (select v.id, v.search_text, ${key} from ${own} v where ${behind(after)} order by ${raw(order)} limit ${span}),
        found as materialized (select l.id from looked l
          where l.search_text like all ((select library.search_patterns(library.search_terms(${query})))::text[]) limit ${raw(String(rest.limit + 1))})
      select p.items, (select row_to_json(s) from (select l.id, l."sortedBy" from looked l
        where (select count(*) from found) <= ${raw(String(rest.limit))} offset ${raw(String(reach.span - 1))} limit 1) s)::text as stop from (${rest.statement}) p`)
    const filled = writePage(rest, [next!])
    items.push(...filled.items)
    if (filled.nextCursor !== null) return told(items, filled.nextCursor, few)
    if (next!.stop === null) return told(items, null, few)
    after = position(JSON.parse(next!.stop) as Placed)
    if (performance.now() >= until) return told(items, encodeCursor(list, after), few)
  }
}
