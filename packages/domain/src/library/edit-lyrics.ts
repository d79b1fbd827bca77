import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { lyricsInput, type LyricLine } from './input.ts'

const source = 'typed' as const
type Typed = { trackId: string; language: string; lines: LyricLine[] }

/**
 * Gives a track of the caller's the words they typed, in place of those they typed before in that language; no lines take them
 * away. Answers by which edit that can be taken back, null where they were the same.
 */
export async function setLyrics(
  work: Work,
  { trackId, language, lines }: Typed,
  undoes: string | null = null,
): Promise<string | null> {
  await work.rows(
    sql`select from library.music_tracks where id = ${trackId} and user_id = ${work.user} for no key update`,
  )
  const was = await work.row<{ lines: LyricLine[] }>(sql`
    select lines from library.lyrics
      where track_id = ${trackId} and owner_id = ${work.user} and source = ${source} and language = ${language}`)
  const [before, after] = [was?.lines ?? [], lines].map((words) => (words.length === 0 ? null : JSON.stringify(words)))
  if (before === after) return null
  if (after === null) await work.lyrics.takeAway(trackId, { source, language })
  else await work.lyrics.set(trackId, { source, language, lines })
  return work.revisions.record({
    deed: 'lyrics',
    via: undoes === null ? await work.accessTokens.via() : 'app',
    undoes,
    items: [{ trackId, before: { [language]: before! }, after: { [language]: after! } }],
  })
}

/** Gives a track again the words it had before an edit. */
export async function undoLyrics(work: Work, revisionId: string): Promise<string | null> {
  const [item] = await work.revisionItems.of(revisionId)
  const [[language, was] = []] = Object.entries(item?.before ?? {})
  if (item === undefined || language === undefined) return null
  const lines = typeof was === 'string' ? lyricsInput.shape.lines.parse(JSON.parse(was)) : []
  return setLyrics(work, { trackId: item.trackId, language, lines }, revisionId)
}
