import type { Position } from '../shared/cursor.ts'
import type { Wire } from '../shared/page.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { all, mine, type Ask } from './filters.ts'
import type { TrackOrder } from './input.ts'
import { keyset, type Placed } from './keyset.ts'
import { besides, trackView, type TrackSeen } from './track-view.ts'

type Item = Wire<TrackSeen> & Placed
/** Tracks in an order, and where to go on: behind the last of them, or where the looking ended. */
export type Slice = { items: Item[]; next: Position | undefined }
type Part = { descending: boolean; after: Position | undefined; limit: number; conditions?: readonly Sql[] }

/** The tracks `found`, as their owner sees them, with what they are sorted by. */
const shown = (found: string, keys: Sql, order: Sql): Sql => sql`
  (select coalesce(json_agg(row_to_json(x)), '[]') from (
    select ${trackView.select('v')}, ${besides}, ${keys} from ${raw(found)} f join library.music_tracks v on v.id = f.id order by ${order}) x)::text as items`

type Walk = Part & {
  order: TrackOrder
  /** Where in the order's index to begin and to end. */
  bounds?: readonly Sql[]
  /** How many tracks are looked at, where there are conditions. */
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

/** Walks along an order's index from a place, and gives those of the tracks `t` it passes that meet the conditions. */
export function walkStatement({ order, descending, after, limit, span, bounds = [], conditions = [] }: Walk): Sql {
  const by = keyset(order, descending)
  const filtered = conditions.length > 0
  const columns = new Set(['id', ...by.columns, ...(filtered ? looked : [])])
  const most = raw(String(filtered ? span : limit + 1))
  const part = (...of: Sql[]) => sql`
    (select ${raw([...columns].map((column) => `t.${column}`).join(', '))} from library.music_tracks t
      where ${all([mine, ...bounds, ...of])} order by ${by.within('t')} limit ${most})`
  const behind = after ? [by.beyond('t', after)] : []
  const unknown = part(raw(`t.${by.unknown} is null`), ...(after?.sort[0] === null ? behind : []))
  const known = part(...(by.unknown ? [raw(`t.${by.unknown} is not null`)] : []), ...behind)
  // Parts follow one another, and what is not asked for is not read: a sort above them would read it all.
  const passed =
    after?.sort[0] === null ? unknown : by.unknown ? sql`${known} union all ${unknown} limit ${most}` : known
  return sql`
    with looked as materialized (${passed}),
      found as materialized (select t.* from looked t where ${all(conditions)} limit ${raw(String(limit + 1))}),
      stop as (select l.id, ${by.keys('l')} from looked l where (select count(*) from found) <= ${raw(String(limit))} and ${raw(String(filtered))} offset ${raw(String(span - 1))} limit 1)
    select ${shown('found', by.keys('v'), by.order('v'))}, (select row_to_json(s) from stop s)::text as stop`
}

export async function walk(wanted: Walk, ask: Ask): Promise<Slice> {
  const [row] = await ask<{ items: string; stop: string | null }>(walkStatement(wanted))
  const { position } = keyset(wanted.order, wanted.descending)
  const items = JSON.parse(row!.items) as Item[]
  if (items.length > wanted.limit) return { items: items.slice(0, -1), next: position(items[wanted.limit - 1]!) }
  return { items, next: row!.stop === null ? undefined : position(JSON.parse(row!.stop) as Placed) }
}

type Among = Part & {
  /** By score, the best first, where there is none. */
  order: TrackOrder | undefined
  /** Gives `id` and `score` of no more than some thousands; one without an id where there are more. */
  source: Sql
  /** Conditions of which one wants to know, where there are more, whether any track `t` meets them. */
  probes?: readonly Sql[]
}

/** Sorts what is known to be few. Each page does so anew: it costs the same wherever it lies. */
export function amongStatement({ order, descending, after, limit, source, conditions = [], probes = [] }: Among): Sql {
  const by = keyset(order ?? 'artist', order ? descending : false)
  const sorted = (alias: string, score: string) =>
    order ? by.order(alias) : sql`${raw(score)} desc, ${by.order(alias)}`
  const beyond = (place: Position): Sql => {
    if (order) {
      const known = by.beyond('t', place)
      return by.unknown && place.sort[0] !== null ? sql`(${known} or ${raw(`t.${by.unknown}`)} is null)` : known
    }
    const [score = null, ...rest] = place.sort
    return sql`(f.score < ${score}::int or f.score = ${score}::int and ${by.beyond('t', { sort: rest, id: place.id })})`
  }
  return sql`
    with source as materialized (${source}),
      found as materialized (
        select t.id, f.score from source f join library.music_tracks t on t.id = f.id
          where ${all([mine, ...conditions, ...(after ? [beyond(after)] : [])])} order by ${sorted('t', 'f.score')} limit ${raw(String(limit + 1))})
    select ${shown('found', sql`f.score::text as "by score", ${by.keys('v')}`, sorted('v', 'f.score'))},
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
