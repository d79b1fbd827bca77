import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { findCandidates, type Matched } from './find-candidates.ts'
import type { PlaylistEntry, PlaylistFile } from './pure/playlists/model.ts'
import { readPlaylist, type PlaylistFormat } from './pure/playlists/playlist-file.ts'

/** The most entries a playlist is imported with. */
const most = 5000

/** One entry of a file as it is shown: what it says of itself, and what may stand for it. */
export type EntryRead = Matched & {
  index: number
  title: string | null
  creator: string | null
  album: string | null
  durationMs: number | null
  location: string | null
}
export type FileRead = { format: PlaylistFormat; title: string | null; entries: EntryRead[] }
export type Choice = { index: number; trackId: string | null }
export type Imported = { playlistId: string; matched: number; unmatched: number }

export const entryRead = (entry: PlaylistEntry, index: number, matched: Matched): EntryRead => ({
  index,
  title: entry.title ?? null,
  creator: entry.creator ?? null,
  album: entry.album ?? null,
  durationMs: entry.duration ?? null,
  location: entry.locations[0] ?? null,
  ...matched,
})

function parsed(name: string, base64: string): { format: PlaylistFormat; file: PlaylistFile } {
  const read = readPlaylist(
    Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
    name,
  )
  if (read.file.entries.length > most)
    throw new DomainError('playlist_unreadable', { field: 'file', reason: `it has more than ${most} entries` })
  return read
}

/** What stands in a playlist file, and which tracks of the caller's its entries mean. Nothing is kept. */
export async function readPlaylistFile(work: Work, name: string, base64: string): Promise<FileRead> {
  const { format, file } = parsed(name, base64)
  const matches = await findCandidates(work, file.entries)
  return {
    format,
    title: file.title ?? null,
    entries: file.entries.map((entry, index) => entryRead(entry, index, matches[index]!)),
  }
}

/**
 * Makes a playlist of a file: of the tracks we are sure of, save where `choices` say others. What no track stands for, or the
 * same one again, is kept in its place with all it says.
 */
export async function importPlaylist(
  work: Work,
  {
    name,
    base64,
    choices,
    title,
  }: { name: string; base64: string; choices: readonly Choice[]; title?: string | undefined },
): Promise<Imported> {
  const { file } = parsed(name, base64)
  const { entries, ...head } = file
  const chosen = new Map(choices.map(({ index, trackId }) => [index, trackId]))
  const open = entries.filter((_, index) => !chosen.has(index))
  const sure = (await findCandidates(work, open)).values()
  const tracks = entries.map((_, index) =>
    chosen.has(index) ? chosen.get(index)! : (sure.next().value!.match?.id ?? null),
  )

  const playlistId = await work.playlists.create({
    name: nameOf(title ?? head.title, name),
    description: head.annotation?.slice(0, 2000) ?? null,
    isPublic: false,
  })
  const taken = new Set<string>()
  let behind: string | null = null
  const lines = entries.map((entry, place) => {
    const trackId = tracks[place] ?? null
    const isFirst = trackId !== null && !taken.has(trackId)
    const line = { place, entry, track: isFirst ? trackId : null, behind }
    if (isFirst) taken.add((behind = trackId))
    return line
  })
  if (taken.size > 0) await work.playlistTracks.append(playlistId, [...taken])
  await work.rows(sql`
    insert into library.playlist_heads (playlist_id, owner_id, head) values (${playlistId}, ${work.user}, ${JSON.stringify(head)}::jsonb)`)
  await work.rows(sql`
    insert into library.playlist_lines (playlist_id, owner_id, track_id, behind, place, entry)
      select ${playlistId}, ${work.user}, l.track, l.behind, l.place, l.entry
        from jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) l (track uuid, behind uuid, place int, entry jsonb)`)
  const items = [...taken].map((trackId) => ({ trackId, before: null, after: {} }))
  if (items.length > 0) await work.revisions.record({ deed: 'entries', playlistId, items, via: 'import' })
  return { playlistId, matched: taken.size, unmatched: entries.length - taken.size }
}

/** What a playlist is called: as its file says, or as the file is. */
const nameOf = (title: string | undefined, file: string): string =>
  (title?.trim() || file.replace(/\.[a-z0-9]{1,5}$/i, '').trim() || 'Playlist').normalize('NFC').slice(0, 255).trim()
