import type { z } from 'zod'
import { sql, type Sql } from '../shared/sql.ts'
import type { filters } from './input.ts'

type Said<T> = T extends string | number | undefined ? (T extends string ? string : T) : { [K in keyof T]: T[K] }
/** What narrows a list down, as ids of any brand. */
export type Filters = { [F in keyof typeof filters]?: Said<z.infer<(typeof filters)[F]>> } & {
  query?: string | undefined
}

/** The conditions of a filter on tracks `t`. */
export function narrowed({ artistId, albumId, genreId, year, format, tempo, key, query }: Filters): Sql {
  const conditions = [
    artistId !== undefined && sql` and t.artist_id = ${artistId}`,
    albumId !== undefined && sql` and t.album_id = ${albumId}`,
    genreId !== undefined && sql` and t.genre_id = ${genreId}`,
    year?.from !== undefined && sql` and t.year >= ${year.from}`,
    year?.to !== undefined && sql` and t.year <= ${year.to}`,
    format !== undefined && sql` and t.format = ${format}`,
    tempo?.from !== undefined && sql` and t.tempo >= ${tempo.from}`,
    tempo?.to !== undefined && sql` and t.tempo <= ${tempo.to}`,
    key !== undefined && sql` and t.musical_key = ${key}`,
    query !== undefined && sql` and position(library.folded(${query}) in t.search_text) > 0`,
  ]
  return conditions.reduce<Sql>((all, one) => (one ? sql`${all}${one}` : all), sql``)
}
