import { DomainError } from '../shared/errors.ts'
import { farthest } from '../shared/gap.ts'
import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { PlaylistTrack } from './playlist-track.ts'
import { Playlist } from './playlist.ts'

/** Where a track stood: behind which other (null: first), and the how manieth it was. */
export type Stood = { trackId: string; behind: string | null; place: number }

/** Places of tracks in the caller's playlists. Counting them is the database's; `edit-playlist.ts` writes down what was done. */
export class PlaylistTracks extends Owned<PlaylistTrack, 'ownerId'> {
  protected readonly entity = PlaylistTrack
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'track'

  /** Puts tracks at the end, in this order; those already there stay where they are. Answers which were new. */
  async append(playlistId: string, trackIds: readonly string[]): Promise<string[]> {
    const ids = [...new Set(trackIds)]
    const known = await this.steady(ids)
    if (known.filter(({ deleted }) => !deleted).length < ids.length)
      throw new DomainError('not_found', { thing: this.thing })
    await this.hold(playlistId)
    let last = await this.#last(playlistId)
    if (last + ids.length * Playlist.gap > farthest) last = await this.#renumber(playlistId)
    const added = await this.unit.rows<{ track: string }>(sql`
      insert into library.playlist_tracks (playlist_id, track_id, owner_id, position)
        select ${playlistId}, w.id, ${this.unit.user}, ${last} + w.place * ${Playlist.gap}
          from unnest(${ids}::uuid[]) with ordinality w (id, place)
          where not exists (select from library.playlist_tracks e where e.playlist_id = ${playlistId} and e.track_id = w.id)
        returning track_id as track`)
    return added.map(({ track }) => track)
  }

  /** Takes tracks out. Answers where they stood. */
  async takeOut(playlistId: string, trackIds: readonly string[]): Promise<Stood[]> {
    await this.hold(playlistId)
    const stood = await this.stood(playlistId, trackIds)
    if (stood.length < new Set(trackIds).size) throw new DomainError('not_found', { thing: this.thing })
    await this.unit.rows(sql`
      delete from library.playlist_tracks where playlist_id = ${playlistId} and track_id = any (${trackIds}) and owner_id = ${this.unit.user}`)
    return stood
  }

  /** Where tracks stand, in the order of the playlist. */
  stood(playlistId: string, trackIds: readonly string[]): Promise<Stood[]> {
    return this.unit.rows<Stood>(sql`
      select w.track_id as "trackId", w.behind, w.place::int as place
        from (select track_id, lag(track_id) over (order by position) as behind, row_number() over (order by position) as place
          from library.playlist_tracks where playlist_id = ${playlistId} and owner_id = ${this.unit.user}) w
        where w.track_id = any (${trackIds}) order by w.place`)
  }

  /** All tracks in their order, those in the trash too. */
  async order(playlistId: string): Promise<string[]> {
    const rows = await this.unit.rows<{ track: string }>(sql`
      select track_id as track from library.playlist_tracks where playlist_id = ${playlistId} and owner_id = ${this.unit.user} order by position`)
    return rows.map(({ track }) => track)
  }

  /** Makes the playlist be these tracks in this order. */
  async rewrite(playlistId: string, trackIds: readonly string[]): Promise<void> {
    await this.unit.rows(sql`
      with wanted as (select id, place::int * ${Playlist.gap}::int as position from unnest(${trackIds}::uuid[]) with ordinality w (id, place)),
        gone as (
          delete from library.playlist_tracks e where e.playlist_id = ${playlistId} and not exists (select from wanted w where w.id = e.track_id)),
        moved as (
          update library.playlist_tracks e set position = w.position from wanted w where e.playlist_id = ${playlistId} and e.track_id = w.id)
      insert into library.playlist_tracks (playlist_id, track_id, owner_id, position)
        select ${playlistId}, w.id, ${this.unit.user}, w.position from wanted w
          where not exists (select from library.playlist_tracks e where e.playlist_id = ${playlistId} and e.track_id = w.id)`)
  }

  /** Tracks of the caller's, none of them going to the trash or coming back until this unit ends: the counts would miss it. */
  steady(trackIds: readonly string[]): Promise<{ deleted: boolean }[]> {
    return this.unit.rows(sql`
      select deleted_at is not null as deleted from library.music_tracks where id = any (${trackIds}) and user_id = ${this.unit.user} order by id for share`)
  }

  /** One change of an order at a time. */
  async hold(playlistId: string): Promise<void> {
    const [row] = await this.unit.rows(sql`
      select id from library.playlists where id = ${playlistId} and user_id = ${this.unit.user} and deleted_at is null for no key update`)
    if (!row) throw new DomainError('not_found', { thing: 'playlist' })
  }

  async #last(playlistId: string): Promise<number> {
    const row = await this.unit.row<{ last: number | null }>(sql`
      select max(position) as last from library.playlist_tracks where playlist_id = ${playlistId}`)
    return row?.last ?? 0
  }

  /** Puts all gaps back. Answers the last place. */
  async #renumber(playlistId: string): Promise<number> {
    await this.unit.rows(sql`
      update library.playlist_tracks e set position = n.place * ${Playlist.gap}
        from (select id, row_number() over (order by position) as place from library.playlist_tracks where playlist_id = ${playlistId}) n
        where e.id = n.id`)
    return this.#last(playlistId)
  }
}
