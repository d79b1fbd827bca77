import { randomUUID } from 'node:crypto'
import { DomainError } from '../shared/errors.ts'
import { Owned } from '../shared/repository.ts'
import { nothing, raw, sql, type Sql } from '../shared/sql.ts'
import type { FileSaid, Tags, TrackFormat } from './input.ts'
import { MusicTrack } from './music-track.ts'
import { retagged } from './retag.ts'
import { oneTrack, readTrack, type TrackSeen } from './track-view.ts'

/** A file that has arrived, and what is known of it so far: its name at least, for a title. `file` is its digest; the caller must hold it. */
export type NewTrack = {
  id?: string
  title: string
  format: TrackFormat
  tags?: Partial<Tags>
  jobId?: string | null
  file?: string
}

/** What reading a file brought to light. */
export type TrackRead = { said: FileSaid; durationMs: number | null; bitrate: number | null; format: TrackFormat }

/** What listening to it brought to light; `loudness` in LUFS. */
export type TrackHeard = {
  loudness: number | null
  peak: number | null
  tempo: number | null
  tempoConfidence: number | null
  musicalKey: string | null
  keyConfidence: number | null
}

/** The caller's tracks. Filing them under artist, album and genre, and counting them, is the database's. */
export class MusicTracks extends Owned<MusicTrack, 'userId'> {
  protected readonly entity = MusicTrack
  protected readonly owner = 'userId' as const
  protected readonly thing = 'track'

  /** Writes new tracks at once, in one statement. Answers their ids. */
  async begin(tracks: readonly NewTrack[]): Promise<string[]> {
    const rows = tracks.map(({ id = randomUUID(), title, format, tags, jobId = null, file = null }) => ({
      id,
      title,
      format,
      job_id: jobId,
      metadata: { tags: { title, ...tags } },
      file,
    }))
    await this.unit.rows(sql`select library.begin_tracks(${JSON.stringify(rows)}::jsonb)`)
    return rows.map(({ id }) => id)
  }

  /** A track as its owner sees it, in the trash or not. */
  async seen(id: string): Promise<TrackSeen> {
    await this.unit.em.flush()
    return readTrack(await this.unit.rows(oneTrack(id)))
  }

  /** A track that is not in the trash. */
  live(id: string): Promise<MusicTrack> {
    return this.get({ id, deletedAt: null })
  }

  /** A track of these very bytes that is not in the trash. */
  async ofFile(sha256: string): Promise<string | undefined> {
    const row = await this.unit.row<{ id: string }>(sql`
      select id from library.music_tracks where file_sha256 = ${sha256} and user_id = ${this.unit.user} and deleted_at is null order by id limit 1`)
    return row?.id
  }

  /** Takes over what the file says, and with `heard` that it was read to its end; what its owner said meanwhile stays. */
  async read(id: string, { said, durationMs, bitrate, format }: TrackRead, heard?: TrackHeard): Promise<void> {
    const ready = heard
      ? sql`state = 'ready', error_code = null, loudness = ${heard.loudness}::float8, peak = ${heard.peak}::float8, tempo = ${heard.tempo}::float8,
          tempo_confidence = ${heard.tempoConfidence}::float8, musical_key = ${heard.musicalKey}, key_confidence = ${heard.keyConfidence}::float8,`
      : nothing
    await this.#one(sql`
      update library.music_tracks t set metadata = m.metadata, duration_ms = ${durationMs}::int, duration = ceil(${durationMs}::int / 1000.0)::int,
          bitrate = ${bitrate}::int, format = ${format}, updated_at = now(), ${ready} ${retagged('t.overlay', 'm.metadata')}
        from (select ${JSON.stringify(said)}::jsonb as metadata) m
        where t.id = ${id} and t.user_id = ${this.unit.user} returning t.id`)
  }

  /** Gives a track its file, and its waveform where there is one; the caller must hold both. */
  async keepFile(id: string, file: string | null, peaks: string | null = null): Promise<void> {
    const row = await this.unit.row<{ kept: boolean }>(sql`select library.keep_file(${id}, ${file}, ${peaks}) as kept`)
    if (!row!.kept) throw new DomainError('not_found', { thing: this.thing })
  }

  /** Gives a track what was found in its file, or answers the id of the caller's track with the same audio, which takes its place. */
  async recognise(
    id: string,
    audioHash: string | null,
    peaks: string | null,
    cover: string | null,
  ): Promise<string | null> {
    await this.unit.em.flush()
    const row = await this.unit.row<{ known: string | null }>(
      sql`select library.recognise(${id}, ${audioHash}, ${peaks}, ${cover}) as known`,
    )
    return row!.known
  }

  /** Puts tracks into the trash; playlists keep their places. Answers how many were not there yet. */
  toTrash(ids: readonly string[]): Promise<number> {
    return this.#move(ids, raw('now()'), raw('deleted_at is null'))
  }

  /** Takes tracks out of the trash. */
  restore(ids: readonly string[]): Promise<number> {
    return this.#move(ids, raw('null'), raw('deleted_at is not null'))
  }

  /** Removes tracks in the trash for good; all of them, or none. */
  async purge(ids: readonly string[]): Promise<void> {
    const wanted = [...new Set(ids)]
    const rows = await this.unit.rows(sql`select from unnest(${wanted}::uuid[]) id where library.purge_track(id)`)
    if (rows.length < wanted.length) throw new DomainError('not_found', { thing: this.thing })
  }

  async #move(ids: readonly string[], time: Sql, from: Sql): Promise<number> {
    const row = await this.unit.row<{ known: number; moved: number }>(sql`
      with known as (
        select id, ${from} as moves from library.music_tracks where id = any (${ids}) and user_id = ${this.unit.user} order by id for no key update),
        moved as (update library.music_tracks t set deleted_at = ${time} from known k where t.id = k.id and k.moves returning t.id)
      select (select count(*) from known)::int as known, (select count(*) from moved)::int as moved`)
    if (row!.known < new Set(ids).size) throw new DomainError('not_found', { thing: this.thing })
    return row!.moved
  }

  async #one(statement: Sql): Promise<void> {
    if ((await this.unit.rows(statement)).length === 0) throw new DomainError('not_found', { thing: this.thing })
  }
}
