import { decodeCursor, encodeCursor, sortId, type Cursor } from '../shared/cursor.ts'
import { DomainError } from '../shared/errors.ts'
import { raw, sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { addTracks, moveTrack } from './edit-playlist.ts'
import { findCandidates } from './find-candidates.ts'
import { entryRead, type EntryRead } from './import-playlist.ts'
import { entryPlace } from './playlist-page.ts'
import type { PlaylistEntry } from './pure/playlists/model.ts'

/** A line of an imported playlist that no track stands for; `behind` is the track it follows. */
export type LineSeen = EntryRead & { id: string; behind: string | null }
type Wanted = { playlistId: string; cursor?: string | undefined; limit: number }

/** The lines of a playlist that no track stands for, in their order, each with what may. */
export async function unmatchedLines(
  work: Work,
  { playlistId, cursor, limit }: Wanted,
): Promise<{ items: LineSeen[]; nextCursor: Cursor | null }> {
  await work.playlists.get(playlistId)
  const list = `unmatched ${playlistId}`
  const after = decodeCursor(list, cursor, [entryPlace, sortId])
  const rows = await work.rows<{ id: string; behind: string | null; place: number; entry: PlaylistEntry }>(sql`
    select id, behind, place, entry from library.playlist_lines where playlist_id = ${playlistId} and owner_id = ${work.user} and track_id is null
      ${after ? sql`and (place, id) > (${after.sort[0]}::int, ${after.id}::uuid)` : raw('')} order by place, id limit ${limit + 1}`)
  const shown = rows.slice(0, limit)
  const matches = await findCandidates(
    work,
    shown.map(({ entry }) => entry),
  )
  const last = shown.at(-1)
  return {
    items: shown.map(({ id, behind, place, entry }, index) => ({
      id,
      behind,
      ...entryRead(entry, place, matches[index]!),
    })),
    nextCursor: rows.length > limit && last ? encodeCursor(list, { sort: [String(last.place)], id: last.id }) : null,
  }
}

/** Lets a track stand for a line, in the line's place. */
export async function settleLine(work: Work, lineId: string, trackId: string): Promise<{ revisionId: string | null }> {
  const line = await work.playlistLines.get({ id: lineId, trackId: null })
  const { revisionId, added } = await addTracks(work, line.playlistId, [trackId])
  if (added === 0) throw new DomainError('already_exists', { thing: 'track' })
  await work.playlistLines.settle(lineId, trackId)
  const order = await work.playlistTracks.order(line.playlistId)
  const stays = line.behind != null && !order.includes(line.behind)
  if (!stays) await moveTrack(work, line.playlistId, trackId, line.behind ?? null)
  return { revisionId }
}

/** Takes a line away that no track stands for. */
export async function dismissLine(work: Work, lineId: string): Promise<void> {
  work.playlistLines.remove(await work.playlistLines.get({ id: lineId, trackId: null }))
}
