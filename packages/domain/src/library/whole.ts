import { nothing, raw, sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { albumsIn, artistsIn, tracksIn, type AlbumRow, type ArtistRow, type TrackRow } from './rows.ts'

/** So many rows of a list, so many left out before: as programs page that copy a whole library. */
export type Stretch = { offset: number; limit: number }
/** A track in the order of titles. */
export type Behind = { titleKey: string; id: string }

const within = ({ offset, limit }: Stretch) => raw(`offset ${Math.trunc(offset)} limit ${Math.trunc(limit)}`)

/**
 * The caller's tracks by title. Where the row before the stretch is known (`behind`), it costs the same however deep it lies;
 * else the index alone is walked to its beginning.
 */
export const tracksByTitle = (work: Work, stretch: Stretch, behind?: Behind): Promise<(TrackRow & Behind)[]> =>
  tracksIn(
    work,
    sql`select t.id, row_number() over (order by t.title_key, t.id) as n from library.music_tracks t
      where t.user_id = identity.current_user_id() and t.deleted_at is null
        ${behind ? sql`and (t.title_key, t.id) > (${behind.titleKey}, ${behind.id}::uuid)` : nothing}
      order by t.title_key, t.id ${within(behind ? { ...stretch, offset: 0 } : stretch)}`,
  )

/** The caller's albums by name. */
export const albumsByName = (work: Work, stretch: Stretch): Promise<AlbumRow[]> =>
  albumsIn(
    work,
    sql`select v.id, row_number() over (order by v.sort_key, v.id) as n from library.albums v
      where v.user_id = identity.current_user_id() and v.track_count > 0 order by v.sort_key, v.id ${within(stretch)}`,
  )

/** The caller's artists by name. */
export const artistsByName = (work: Work, stretch: Stretch): Promise<ArtistRow[]> =>
  artistsIn(
    work,
    sql`select v.id, row_number() over (order by v.sort_key, v.id) as n from library.artists v
      where v.user_id = identity.current_user_id() and (v.track_count > 0 or v.album_count > 0) order by v.sort_key, v.id ${within(stretch)}`,
  )
