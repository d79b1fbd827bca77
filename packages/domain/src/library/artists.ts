import { asItem, readItem, type Whole } from '../shared/item.ts'
import { pageOf, type PageQuery, type WrittenPage } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { isoInstant, view, type Seen } from '../shared/view.ts'
import { Artist } from './artist.ts'
import type { Ask } from './filters.ts'
import { listNames, type NamesWanted } from './names.ts'

export const artistView = view(Artist, ['id', 'name', 'trackCount', 'albumCount', 'durationMs', 'createdAt'])
export type ArtistSeen = Whole<Seen<typeof artistView>> & { starredAt: Date | null }
const dates = [...artistView.dates, 'starredAt']

/** When the caller starred what `v` is. */
export const starredAt = (kind: 'artist' | 'album'): Sql =>
  raw(
    `(select ${isoInstant('s.created_at')} from library.stars s where s.${kind}_id = v.id and s.owner_id = v.user_id) as "starredAt"`,
  )

/** Whom the caller's tracks are by. */
export class Artists extends Owned<Artist, 'userId'> {
  protected readonly entity = Artist
  protected readonly owner = 'userId' as const
  protected readonly thing = 'artist'
}

/** One of the caller's artists. */
export const oneArtist = (id: string): Sql =>
  asItem(
    sql`select ${artistView.select('v')}, ${starredAt('artist')} from library.artists v where v.id = ${id} and v.user_id = identity.current_user_id()`,
  )
export const readArtist = (rows: readonly { item: string }[]): ArtistSeen => readItem(rows, dates, 'artist')

/** The caller's artists by name, those left without a track and an album out; where something is asked for, those whose names have it. */
export const listArtists = (wanted: NamesWanted, ask: Ask): Promise<WrittenPage<ArtistSeen>> =>
  listNames(
    {
      table: 'artists',
      list: 'artists',
      mine: raw('v.user_id = identity.current_user_id() and (v.track_count > 0 or v.album_count > 0)'),
      by: 'name',
      page: (page) => {
        const query = pageOf(artistView, {
          ...page,
          extra: sql`${starredAt('artist')}, ${page.extra}`,
        }) as PageQuery<ArtistSeen>
        return { ...query, dates }
      },
    },
    wanted,
    ask,
  )
