import { z } from 'zod'
import { decodeCursor, encodeCursor, sortId, type Position } from '../shared/cursor.ts'
import { DomainError } from '../shared/errors.ts'
import { WrittenPage, type Wire } from '../shared/page.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { bounds, conditionsOf, mine, narrowest, type Ask, type Filters } from './filters.ts'
import type { Letter, ListOrder } from './input.ts'
import { keyset } from './keyset.ts'
import { placeOfLetter } from './letters.ts'
import { trackDates, type TrackSeen } from './track-view.ts'
import { among, walk, type Slice } from './tracks-page.ts'

export type TracksWanted = Filters & {
  query?: string | undefined
  order: ListOrder
  descending: boolean
  from?: Letter | undefined
  cursor?: string | undefined
  limit: number
}

/**
 * `most`: how many tracks are fetched to be sorted; where more may match, they are met on a walk, in the order itself. `span`: how
 * many tracks are looked at in one go on a walk. `patience`: for how many milliseconds a page goes on looking before it is given as
 * it is; it may be short, then, and have another after it.
 */
export type Reach = { most: number; span: number; patience: number }
const measured: Reach = { most: 1500, span: 4000, patience: 25 }

/** The caller's tracks: narrowed down, looked for, in any order. What a page costs depends neither on how deep it lies nor on how many there are. */
export async function listTracks(
  { query, order: wanted, descending: backwards, from, cursor, limit, ...filter }: TracksWanted,
  ask: Ask,
  { most, span, patience }: Reach = measured,
): Promise<WrittenPage<TrackSeen>> {
  const until = performance.now() + patience
  const list = `tracks ${JSON.stringify([wanted, backwards, query, filter])}`
  const byRank = wanted === 'rank' && query !== undefined
  // Without a query the latest come first.
  const [order, descending] = wanted === 'rank' ? (['added', true] as const) : [wanted, backwards]
  const behind = decodeCursor(list, cursor, byRank ? placeOfRank : keyset(order, descending).checks)
  const after = behind ?? (byRank || from === undefined ? undefined : placeOfLetter(order, from, descending))
  if (byRank && after && !stageOf(after))
    demand({ ...after, sort: after.sort.slice(1) }, keyset('artist', false).checks)
  const page = ({ items, next }: Slice) =>
    new WrittenPage<TrackSeen>(items.map(withoutKeys), next ? encodeCursor(list, next) : null, trackDates)

  const filters = [...conditionsOf(filter).values()]
  const part = { after, limit, descending }
  const sorted = byRank ? undefined : order
  let empty: readonly Stage[] = []
  if (query !== undefined && !stageOf(after)) {
    const source = sql`select * from library.search(${query}, ${most})`
    const probes = byRank ? begun.map((name) => begins(name, query)) : []
    const found = await among({ ...part, order: sorted, source, conditions: filters, probes }, ask)
    if ('items' in found) return page(found)
    empty = begun.filter((_, index) => found.many[index] === false)
  }
  const said = query === undefined ? [] : [occurs(query)]
  const few = stageOf(after) ? undefined : await narrowest(filter, most, ask)
  if (few) {
    const score = byRank ? scoreOf(query) : raw('0')
    const source = sql`select t.id, ${score} as score from library.music_tracks t where ${mine} and ${few}`
    const found = await among({ ...part, order: sorted, source, conditions: [...filters, ...said] }, ask)
    if ('items' in found) return page(found)
  }
  if (byRank) return page(await stages(query, filters, { ...part, span, empty, until }, ask))
  return page(
    await walk({ ...part, order, bounds: bounds(order, filter), conditions: [...filters, ...said], span }, ask, until),
  )
}

const withoutKeys = (item: Slice['items'][number]) =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('by '))) as Wire<TrackSeen>

/** All terms of a query occur in a track's text. */
const occurs = (query: string): Sql =>
  sql`t.search_text like all ((select library.search_patterns(library.search_terms(${query})))::text[])`

/** A name begins with the query as it was typed; so written that it says where in the index that is, and is worked out once. */
const begins = (column: string, query: string): Sql => {
  const said = sql`(select left(lower(${query}), 100))`
  const key = raw(`t.${column}_key`)
  return sql`(${key} >= ${said} and ${key} < (select left(lower(${query}), 100) || chr(1114111)) and starts_with(${key}, ${said}))`
}

/** Where very many match, those come first whose title begins so, then whose artist does, then whose album; then the others, the latest first. */
const begun = ['title', 'artist', 'album'] as const
const stageNames = [...begun, 'added'] as const
type Stage = (typeof stageNames)[number]

/** Score or stage, and what a track is sorted by among its like. */
const value = z.string().max(600).nullable()
const placeOfRank = [z.union([z.enum(stageNames), z.string().regex(/^\d{1,9}$/)]), value, value, value, sortId]
const stageOf = (after: Position | undefined) => stageNames.find((stage) => stage === after?.sort[0])
const beginning = '00000000-0000-4000-8000-000000000000'
const placeIn = (stage: Stage, { sort, id }: Position): Position => ({
  sort: [stage, ...[0, 1, 2].map((index) => sort[index] ?? null)],
  id,
})

/** Of a place whose values were only known to be texts. */
function demand({ sort }: Position, checks: readonly z.ZodType[]): void {
  if (!sort.every((one, index) => checks[index]!.safeParse(one).success))
    throw new DomainError('cursor_invalid', { field: 'cursor' })
}

const scoreOf = (query: string): Sql =>
  sql`case ${begun.reduce((all, name, index) => sql`${all} when ${begins(name, query)} then ${raw(String(3 - index))}`, raw(''))} else 0 end`

type Staged = { after: Position | undefined; limit: number; span: number; empty: readonly Stage[]; until: number }

async function stages(
  query: string,
  filters: readonly Sql[],
  { after, limit, span, empty, until }: Staged,
  ask: Ask,
): Promise<Slice> {
  const items: Slice['items'] = []
  const first = stageOf(after)
  for (const stage of stageNames.slice(first ? stageNames.indexOf(first) : 0)) {
    if (empty.includes(stage)) continue
    if (items.length === limit) return { items, next: placeIn(stage, { sort: [], id: beginning }) }
    const descending = stage === 'added'
    const { checks } = keyset(stage, descending)
    const place =
      stage === first && after!.sort[1] !== null
        ? { sort: after!.sort.slice(1, checks.length), id: after!.id }
        : undefined
    if (place) demand(place, checks)
    const before = begun.slice(0, stageNames.indexOf(stage)).map((name) => sql`not ${begins(name, query)}`)
    const slice = await walk(
      {
        order: stage,
        descending,
        after: place,
        limit: limit - items.length,
        bounds: stage === 'added' ? [] : [begins(stage, query)],
        conditions: [...filters, ...before, ...(stage === 'added' ? [occurs(query)] : [])],
        span,
      },
      ask,
      until,
    )
    items.push(...slice.items)
    if (slice.next) return { items, next: placeIn(stage, slice.next) }
  }
  return { items, next: undefined }
}
