import { DomainError } from '../shared/errors.ts'
import { writePage, type Wire } from '../shared/page.ts'
import { raw, sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { readPlaylistTracks } from './playlist-page.ts'
import { playlistsPage, type PlaylistSeen } from './playlists.ts'
import { albumsIn, artistsIn, listed, tracksIn, type AlbumRow, type ArtistRow, type TrackRow } from './rows.ts'
import type { Stretch } from './whole.ts'

/** What is told at once holds at most so much: an album of all that has no album may be a whole library. */
const most = 10_000
const me = raw('identity.current_user_id()')
const bound = ({ offset, limit }: Stretch) => raw(`offset ${Math.trunc(offset)} limit ${Math.trunc(limit)}`)

const only = <T>([row]: readonly T[], thing: string): T => {
  if (!row) throw new DomainError('not_found', { thing })
  return row
}

export const trackRow = async (work: Work, id: string): Promise<TrackRow> =>
  only(await tracksIn(work, listed([id])), 'track')
export const albumRow = async (work: Work, id: string): Promise<AlbumRow> =>
  only(await albumsIn(work, listed([id])), 'album')
export const artistRow = async (work: Work, id: string): Promise<ArtistRow> =>
  only(await artistsIn(work, listed([id])), 'artist')

/** An album's tracks in their places. */
export const tracksOfAlbum = (work: Work, id: string): Promise<TrackRow[]> =>
  tracksIn(
    work,
    sql`select t.id, row_number() over (order by t.place, t.id) as n from library.music_tracks t
      where t.album_id = ${id} and t.deleted_at is null order by t.place, t.id limit ${raw(String(most))}`,
  )

/** The albums an artist made, and those they are heard on. */
export const albumsOfArtist = (work: Work, id: string): Promise<AlbumRow[]> =>
  albumsIn(
    work,
    sql`select v.id, row_number() over (order by v.sort_key, v.id) as n from library.albums v
      where v.user_id = ${me} and v.track_count > 0 and v.id in (
        (select a.id from library.albums a where a.artist_id = ${id} and a.track_count > 0 order by a.name_key limit ${raw(String(most))})
        union (select t.album_id from library.music_tracks t where t.artist_id = ${id} and t.deleted_at is null
          order by t.title_key, t.id limit ${raw(String(most))}))
      order by v.sort_key, v.id limit ${raw(String(most))}`,
  )

/** A genre's tracks, in an order that stays. */
export const tracksOfGenre = (work: Work, genre: string, stretch: Stretch): Promise<TrackRow[]> =>
  tracksIn(
    work,
    sql`select t.id, row_number() over (order by t.id) as n from library.music_tracks t
      where t.user_id = ${me} and t.deleted_at is null and t.genre_key = left(lower(${genre}), 100) order by t.id ${bound(stretch)}`,
  )

/** A playlist's tracks in their order, those in the trash left out; of one with rules, what they find now. */
export const tracksOfPlaylist = async (work: Work, playlistId: string): Promise<TrackRow[]> =>
  (await readPlaylistTracks(work, { playlistId, limit: most })).items.filter(({ deletedAt }) => deletedAt === null)

/** What the caller starred, the latest first. */
export async function starredRows(
  work: Work,
): Promise<{ tracks: TrackRow[]; albums: AlbumRow[]; artists: ArtistRow[] }> {
  const of = (kind: string) =>
    sql`select s.${raw(kind)} as id, row_number() over (order by s.created_at desc, s.id desc) as n from library.stars s
      where s.owner_id = ${me} and s.${raw(kind)} is not null order by s.created_at desc, s.id desc limit ${raw(String(most))}`
  return {
    tracks: await tracksIn(work, of('track_id')),
    albums: await albumsIn(work, of('album_id')),
    artists: await artistsIn(work, of('artist_id')),
  }
}

export type PlaylistRow = Wire<PlaylistSeen>
export type GenreRow = { name: string; trackCount: number; albumCount: number }

/** The caller's genres by name. Albums are counted among the first thousands of tracks of each: of a larger genre there are at least so many. */
export const genreRows = (work: Work): Promise<GenreRow[]> =>
  work.rows(sql`
    select g.name, g.track_count as "trackCount", c.albums as "albumCount" from library.genres g
      cross join lateral (select count(distinct t.album_id)::int as albums from
        (select t.album_id from library.music_tracks t where t.user_id = ${me} and t.genre_id = g.id and t.deleted_at is null
          order by t.album_id limit 5000) t) c
      where g.user_id = ${me} and g.track_count > 0 and g.name <> '' order by g.sort_key, g.id limit ${raw(String(most))}`)

/** The caller's playlists by name. */
export async function playlistRows(work: Work): Promise<PlaylistRow[]> {
  const page = playlistsPage({ limit: most })
  return writePage(page, await work.rows<{ items: string }>(page.statement)).items
}
