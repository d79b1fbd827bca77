import { asItem, readItem, type Whole } from '../shared/item.ts'
import { pageOf, type PageQuery, type WrittenPage } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { nothing, raw, sql, type Sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import { Album } from './album.ts'
import { starredAt } from './artists.ts'
import type { Ask } from './filters.ts'
import type { albumOrders } from './input.ts'
import { listNames, type NamesWanted } from './names.ts'

export const albumView = view(Album, ['id', 'artistId', 'name', 'trackCount', 'durationMs', 'createdAt'])
export type AlbumSeen = Whole<Seen<typeof albumView>> & {
  artist: string
  year: number | null
  coverSha256: string | null
  starredAt: Date | null
}
const dates = [...albumView.dates, 'starredAt']

/** What the caller's tracks are on. */
export class Albums extends Owned<Album, 'userId'> {
  protected readonly entity = Album
  protected readonly owner = 'userId' as const
  protected readonly thing = 'album'
}

/** Albums `v`, each with its artist and one row of its tracks: those of the page only, since the LIMIT stops the join. */
const albums = (from: Sql) => sql`${from} join library.artists a on a.id = v.artist_id left join lateral (
  select t.year, t.cover_sha256 from library.music_tracks t where t.album_id = v.id and t.deleted_at is null order by t.place limit 1) t on true`
const beside = sql`a.name as artist, t.year, t.cover_sha256 as "coverSha256", ${starredAt('album')}`

/** One of the caller's albums. */
export const oneAlbum = (id: string): Sql =>
  asItem(
    sql`select ${albumView.select('v')}, ${beside} from ${albums(raw('library.albums v'))} where v.id = ${id} and v.user_id = identity.current_user_id()`,
  )
export const readAlbum = (rows: readonly { item: string }[]): AlbumSeen => readItem(rows, dates, 'album')

export type AlbumsWanted = NamesWanted & { artistId?: string | undefined; order?: (typeof albumOrders)[number] }

/** The caller's albums, all or one artist's, by name or the latest first; where something is asked for, those whose names have it. */
export const listAlbums = (
  { artistId, order = 'name', ...wanted }: AlbumsWanted,
  ask: Ask,
): Promise<WrittenPage<AlbumSeen>> =>
  listNames(
    {
      table: 'albums',
      list: `albums ${order} ${artistId ?? ''}`,
      mine: sql`v.user_id = identity.current_user_id() and v.track_count > 0${artistId ? sql` and v.artist_id = ${artistId}` : nothing}`,
      by: order,
      page: (page) => {
        const query = pageOf(albumView, {
          ...page,
          from: albums(page.from),
          extra: sql`${beside}, ${page.extra}`,
        }) as PageQuery<AlbumSeen>
        return { ...query, dates }
      },
    },
    wanted,
    ask,
  )
