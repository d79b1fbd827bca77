import { z } from 'zod'
import { decodeCursor, encodeCursor, sortId, sortInstant } from '../shared/cursor.ts'
import { WrittenPage, type Wire } from '../shared/page.ts'
import { sql, type Sql } from '../shared/sql.ts'
import { generationView, seenColumns, type GenerationSeen } from './generation-view.ts'

/** A sound that was found. `score` is -1 where so many match that they are given by age. */
export type FoundSound = GenerationSeen & { score: number }

type Search = { query: string; cursor?: string | undefined; limit: number }
type Row = { item: Wire<FoundSound>; found: boolean }

const score = z.string().regex(/^(-1|\d{1,9})$/)
const listOf = (query: string) => `search ${query}`

/** The caller's sounds in which `query` occurs, as words or as a piece of the prompt: the best first, or the newest where many match. */
export function searchStatement({ query, cursor, limit }: Search): Sql {
  const after = decodeCursor(listOf(query), cursor, [score, sortInstant, sortId])
  return sql`
    select s.found, (select row_to_json(w) from (select ${seenColumns}, s.score) w) as item
      from sounds.search(${query}, ${after?.sort[0] ?? null}, ${after?.sort[1] ?? null}, ${after?.id ?? null}, ${limit + 1}) s
      join sounds.generations v on v.id = s.id
      order by s.found desc, s.score desc, s.created_at desc, s.id desc`
}

/** The page of what `searchStatement` answered. It may be short and have another after it: so far was looked, and no further. */
export function searchPage({ query, limit }: Search, rows: readonly Row[]): WrittenPage<FoundSound> {
  const items = rows.filter(({ found }) => found).map(({ item }) => item)
  const end = items.length > limit ? items[limit - 1] : rows.find(({ found }) => !found)?.item
  const next = end ? encodeCursor(listOf(query), { sort: [String(end.score), end.createdAt], id: end.id }) : null
  return new WrittenPage(items.slice(0, limit), next, generationView.dates)
}
