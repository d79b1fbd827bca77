import type { Position } from '../shared/cursor.ts'
import type { Wire } from '../shared/page.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { all, mine, type Ask } from './filters.ts'
import { keyset, type Keyset, type Part, type Placed, type WalkOrder } from './keyset.ts'
import { besides, marks, trackView, type TrackSeen } from './track-view.ts'

type Item = Wire<TrackSeen> & Placed
/** Tracks in an order, and where to go on: behind the last of them, or where the looking ended. */
export type Slice = { items: Item[]; next: Position | undefined }
type Wanted = { descending: boolean; after: Position | undefined; limit: number; conditions?: readonly Sql[] }

/** Tracks `v`, as their owner sees them, with what they are sorted by. */
const shown = (from: Sql, keys: Sql, order: Sql): Sql => sql`
  (select coalesce(json_agg(row_to_json(x)), '[]') from (
    select ${trackView.select('v')}, ${besides}, ${keys} from ${from}${marks} order by ${order}) x)::text as items`

type Walk = Wanted & {
  order: WalkOrder
  /** Where in the order's index to begin and to end. */
  bounds?: readonly Sql[]
  /** How many rows are looked at in one go, where there are conditions. */
  span: number
}

const looked = [
  'title_key',
  'artist_key',
  'album_key',
  'artist_id',
  'album_id',
  'genre_id',
  'year',
  'format',
  'tempo',
  'musical_key',
  'search_text',
]

/** Walks along a part of an order from a place, and gives those of the tracks `t` it passes that meet the conditions. */
export function walkStatement(by: Keyset, part: Part, walk: Omit<Walk, 'order' | 'descending'>): Sql {
  const { after, limit, span, bounds = [] } = walk
  const conditions = [...part.conditions, ...(walk.conditions ?? [])]
  const from = sql`${raw(part.table)} t where ${all([part.rows, ...bounds, ...(after ? [part.beyond(after)] : [])])} order by ${part.within}`
  const enough = raw(String(limit + 1))
  const counters = part.table === 'library.plays'
  // One look at the table: what a new connection pays for is each time it is named, with its thirty indexes.
  if (conditions.length === 0 && !counters)
    return sql`select ${shown(sql`(select t.* from ${from} limit ${enough}) v`, by.keys('v'), by.order('v'))}, null as stop`
  const columns = counters
    ? ['track_id as id', ...part.columns]
    : [...new Set(['id', ...part.columns, ...(conditions.length > 0 ? looked : [])])]
  const met = counters
    ? sql`select t.* from looked l cross join lateral (select t.* from library.music_tracks t where t.id = l.id and ${all([mine, ...conditions])} offset 0) t`
    : sql`select t.id from looked t where ${all(conditions)}`
  const seen = raw(counters ? 'found v' : 'found f join library.music_tracks v on v.id = f.id')
  return sql`
    with looked as materialized (select ${raw(columns.map((column) => `t.${column}`).join(', '))} from ${from} limit ${raw(String(span))}),
      found as materialized (${met} limit ${enough}),
      stop as (select l.id, ${part.keys('l')} from looked l where (select count(*) from found) <= ${raw(String(limit))} offset ${raw(String(span - 1))} limit 1)
    select ${shown(seen, by.keys('v'), by.order('v'))}, (select row_to_json(s) from stop s)::text as stop`
}

/** A page of a walk. It goes on until the page is full or the order ends; or, past the moment `until`, says where it has got to. */
export async function walk({ after, limit, ...wanted }: Walk, ask: Ask, until: number): Promise<Slice> {
  const by = keyset(wanted.order, wanted.descending)
  const items: Item[] = []
  let place = after
  for (const part of by.parts.slice(after ? by.parts.findIndex(({ has }) => has(after)) : 0)) {
    for (;;) {
      const statement = walkStatement(by, part, { ...wanted, after: place, limit: limit - items.length })
      const [row] = await ask<{ items: string; stop: string | null }>(statement)
      items.push(...(JSON.parse(row!.items) as Item[]))
      if (items.length > limit) return { items: items.slice(0, limit), next: by.position(items[limit - 1]!) }
      place = row!.stop === null ? undefined : by.position(JSON.parse(row!.stop) as Placed)
      if (!place) break
      if (performance.now() >= until) return { items, next: place }
    }
  }
  return { items, next: undefined }
}

type Among = Wanted & {
  /** By score, the best first, where there is none. */
  order: WalkOrder | undefined
  /** Gives `id` and `score` of no more than some thousands; one without an id where there are more. */
  source: Sql
  /** Conditions of which one wants to know, where there are more, whether any track `t` meets them. */
  probes?: readonly Sql[]
}

/** Sorts what is known to be few. Each page does so anew: it costs the same wherever it lies. */
function amongStatement({ order, descending, after, limit, source, conditions = [], probes = [] }: Among): Sql {
  const by = keyset(order ?? 'artist', order ? descending : false)
  const sorted = (alias: string, score: string) =>
    order ? by.order(alias) : sql`${raw(score)} desc, ${by.order(alias)}`
  const beyond = (place: Position): Sql => {
    if (order) return by.beyond('t', place)
    const [score = null, ...rest] = place.sort
    return sql`(f.score < ${score}::int or f.score = ${score}::int and ${by.beyond('t', { sort: rest, id: place.id })})`
  }
  return sql`
    with source as materialized (${source}),
      found as materialized (
        select t.id, f.score from source f join library.music_tracks t on t.id = f.id ${by.join('t')}
          where ${all([mine, ...conditions, ...(after ? [beyond(after)] : [])])} order by ${sorted('t', 'f.score')} limit ${raw(String(limit + 1))})
    select ${shown(sql`found f join library.music_tracks v on v.id = f.id`, sql`f.score::text as "by score", ${by.keys('v')}`, sorted('v', 'f.score'))},
      case when exists (select from source where id is null) then array[${probes.reduce((some, one) => sql`${some}, exists (select from library.music_tracks t where ${mine} and ${one})`, raw('true'))}] end as many`
}

/** Where there are too many, which of the probes found something. */
export async function among(wanted: Among, ask: Ask): Promise<Slice | { many: boolean[] }> {
  const [row] = await ask<{ items: string; many: boolean[] | null }>(amongStatement(wanted))
  if (row!.many) return { many: row!.many.slice(1) }
  const { position } = keyset(wanted.order ?? 'artist', wanted.descending)
  const items = JSON.parse(row!.items) as Item[]
  if (items.length <= wanted.limit) return { items, next: undefined }
  const last = items[wanted.limit - 1]!
  const { sort, id } = position(last)
  return { items: items.slice(0, -1), next: { sort: wanted.order ? sort : [last['by score']!, ...sort], id } }
}
