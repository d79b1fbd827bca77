import { decodeCursor, sortId } from '../shared/cursor.ts'
import type { Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import { sortKey } from './names.ts'
import { Genre } from './genre.ts'

export const genreView = view(Genre, ['id', 'name', 'trackCount', 'durationMs'])
export type GenreSeen = Whole<Seen<typeof genreView>>

/** What the caller's tracks are of. */
export class Genres extends Owned<Genre, 'userId'> {
  protected readonly entity = Genre
  protected readonly owner = 'userId' as const
  protected readonly thing = 'genre'
}

/** The caller's genres by name. */
export function genresPage({ cursor, limit }: { cursor?: string | undefined; limit: number }): PageQuery<GenreSeen> {
  const after = decodeCursor('genres', cursor, [sortKey, sortId])
  const mine = raw('v.user_id = identity.current_user_id() and v.track_count > 0')
  return pageOf(genreView, {
    from: raw('library.genres v'),
    where: after ? sql`${mine} and (v.sort_key, v.id) > (${after.sort[0]}, ${after.id}::uuid)` : mine,
    order: 'v.sort_key, v.id',
    list: 'genres',
    limit,
    position: (item) => ({ sort: [(item as unknown as { sortKey: string }).sortKey], id: item.id }),
    extra: raw('v.sort_key as "sortKey"'),
  }) as PageQuery<GenreSeen>
}
