import type { z } from 'zod'
import { raw, sql, type Sql } from '../shared/sql.ts'
import type { filters, ListOrder } from './input.ts'

type Said<T> = T extends string ? string : T
/** What narrows a list down, as ids of any brand. */
export type Filters = { [F in keyof typeof filters]?: Said<z.infer<(typeof filters)[F]>> }

/** One statement, asked of the database as the caller. */
export type Ask = <Row>(statement: Sql) => Promise<Row[]>

/** The caller's live tracks `t`. */
export const mine = raw('t.user_id = identity.current_user_id() and t.deleted_at is null')

export const all = (conditions: Iterable<Sql>): Sql =>
  [...conditions].reduce<Sql>((some, one) => sql`${some} and ${one}`, raw('true'))

const between = (
  column: Sql,
  span: { from?: number | undefined; to?: number | undefined } | undefined,
): Sql | undefined => {
  if (span?.from === undefined && span?.to === undefined) return undefined
  return all([
    ...(span.from === undefined ? [] : [sql`${column} >= ${span.from}`]),
    ...(span.to === undefined ? [] : [sql`${column} <= ${span.to}`]),
  ])
}
const equal = (column: string, value: string | undefined): Sql | undefined =>
  value === undefined ? undefined : sql`${raw(column)} = ${value}`
type Filter = keyof Filters

/** What each filter that is there says of tracks `t`. */
export function conditionsOf({ artistId, albumId, genreId, year, format, tempo, key }: Filters): Map<Filter, Sql> {
  const said: Record<Filter, Sql | undefined> = {
    artistId: equal('t.artist_id', artistId),
    albumId: equal('t.album_id', albumId),
    genreId: equal('t.genre_id', genreId),
    year: between(raw('t.year'), year),
    format: equal('t.format', format),
    tempo: between(raw('t.tempo'), tempo),
    key: equal('t.musical_key', key),
  }
  return new Map(Object.entries(said).flatMap(([filter, one]) => (one ? [[filter as Filter, one]] : [])))
}

/** Filters whose tracks lie side by side in an order's index, or in one that begins with what is filtered by and goes on like it. */
const alike: Partial<Record<ListOrder, readonly Filter[]>> = {
  title: ['artistId', 'genreId'],
  year: ['year'],
  format: ['format'],
  tempo: ['tempo'],
  key: ['key'],
}

/** Of the conditions those that say where in an order's index to begin and to end. */
export function bounds(order: ListOrder, filter: Filters): Sql[] {
  const conditions = conditionsOf(filter)
  const named = order === 'artist' ? filter.artistId : order === 'genre' ? filter.genreId : undefined
  return [
    ...(alike[order] ?? []).flatMap((one) => conditions.get(one) ?? []),
    ...(named
      ? [sql`${raw(`t.${order}_key`)} = (select n.sort_key from ${raw(`library.${order}s`)} n where n.id = ${named})`]
      : []),
  ]
}

const counted = { artistId: 'artists', albumId: 'albums', genreId: 'genres' } as const

/** The filter that fewest tracks pass, where that is no more than `most`: its condition. None is looked at further than that. */
export async function narrowest(filter: Filters, most: number, ask: Ask): Promise<Sql | undefined> {
  const conditions = [...conditionsOf(filter)]
  if (conditions.length === 0) return undefined
  const sizes = conditions.map(([name, condition]) =>
    name in counted
      ? sql`coalesce((select n.track_count from ${raw(`library.${counted[name as keyof typeof counted]}`)} n where n.id = ${filter[name]}), 0)`
      : sql`(select count(*)::int from (select from library.music_tracks t where ${mine} and ${condition} limit ${raw(String(most + 1))}) c)`,
  )
  const [row] = await ask<{ sizes: number[] }>(
    sql`select array[${sizes.reduce((some, one) => sql`${some}, ${one}`)}] as sizes`,
  )
  const least = Math.min(...row!.sizes)
  return least <= most ? conditions[row!.sizes.indexOf(least)]![1] : undefined
}
