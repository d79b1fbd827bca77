import { Owned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import type { LyricLine, lyricSources } from './input.ts'
import { Lyrics } from './lyrics.ts'

export const lyricsView = view(Lyrics, ['source', 'language', 'isSynced', 'lines'])
export type LyricsSeen = Seen<typeof lyricsView>

type Words = { source: (typeof lyricSources)[number]; language?: string; lines: LyricLine[] }

/** The words of the caller's tracks. */
export class AllLyrics extends Owned<Lyrics, 'ownerId'> {
  protected readonly entity = Lyrics
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'lyrics'

  /** Gives a track words, in place of those from the same source in the same language. */
  async set(trackId: string, { source, language = 'xxx', lines }: Words): Promise<void> {
    const isSynced = lines.length > 0 && lines.every(({ at }) => at !== undefined)
    await this.unit.rows(sql`
      insert into library.lyrics (track_id, owner_id, source, language, lines, is_synced)
        values (${trackId}, ${this.unit.user}, ${source}, ${language}, ${JSON.stringify(lines)}::jsonb, ${isSynced})
        on conflict (owner_id, track_id, source, language) do update set lines = excluded.lines, is_synced = excluded.is_synced, updated_at = now()`)
  }

  /** Takes words away. */
  async takeAway(trackId: string, { source, language = 'xxx' }: Omit<Words, 'lines'>): Promise<void> {
    await this.unit.rows(sql`
      delete from library.lyrics where track_id = ${trackId} and owner_id = ${this.unit.user} and source = ${source} and language = ${language}`)
  }

  of(trackId: string): Promise<Lyrics[]> {
    return this.all({ trackId }, { source: 'asc', language: 'asc' })
  }
}
