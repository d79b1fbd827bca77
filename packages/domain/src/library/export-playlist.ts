import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { PlaylistEntry, PlaylistHead } from './pure/playlists/model.ts'
import { playlistTypes, writePlaylist, type PlaylistFormat } from './pure/playlists/playlist-file.ts'

/** A playlist to take away. */
export type Exported = { fileName: string; mediaType: string; text: string }

type Row = {
  id: string
  title: string
  artist: string | null
  album: string | null
  albumArtist: string | null
  genre: string | null
  trackNumber: number | null
  durationMs: number | null
  format: string | null
  entry: PlaylistEntry | null
}
type Stray = { behind: string | null; entry: PlaylistEntry }

const bare = { identifiers: [], links: [], meta: [], extensions: [], directives: [] }

/** Writes a playlist of the caller's in a format. What was imported is said again as it was, in its place, matched or not. */
export async function exportPlaylist(work: Work, playlistId: string, format: PlaylistFormat): Promise<Exported> {
  const { name, description } = await work.playlists.get(playlistId)
  const rows = await entriesOf(work, playlistId)
  const strays = await work.rows<Stray>(sql`
    select behind, entry from library.playlist_lines where playlist_id = ${playlistId} and owner_id = ${work.user} and track_id is null
      order by place, id`)
  const kept = await keptHead(work, playlistId)
  const head: PlaylistHead = kept?.isUnchanged
    ? kept.head
    : {
        attribution: [],
        ...bare,
        ...kept?.head,
        title: xml(name),
        ...(description ? { annotation: xml(description) } : {}),
      }

  const behind = Map.groupBy(strays, (stray) => stray.behind)
  const after = (id: string | null) => (behind.get(id) ?? []).map(({ entry }) => entry)
  const there = new Set(rows.map(({ id }) => id))
  const lost = strays.filter((stray) => stray.behind !== null && !there.has(stray.behind)).map(({ entry }) => entry)
  const entries = [...after(null), ...rows.flatMap((row) => [row.entry ?? entryOf(row), ...after(row.id)]), ...lost]
  return {
    fileName: `${name.replace(/[\p{Cc}\p{Cf}/\\:*?"<>|]/gu, '_').slice(0, 100)}.${format}`,
    mediaType: playlistTypes[format],
    text: writePlaylist({ ...head, entries }, format),
  }
}

async function entriesOf(work: Work, playlistId: string): Promise<Row[]> {
  const smart = await work.playlistRules.find({ playlistId })
  const places = smart
    ? sql`select s.id, s.place from library.own_smart_tracks(${playlistId}) s`
    : sql`select e.track_id as id, e.position as place from library.playlist_tracks e where e.playlist_id = ${playlistId} and e.owner_id = ${work.user}`
  return work.rows<Row>(sql`
    select t.id, t.title, t.artist, t.album, t.album_artist as "albumArtist", t.genre, t.track_number as "trackNumber",
        t.duration_ms as "durationMs", t.format, l.entry
      from (${places}) p join library.music_tracks t on t.id = p.id
      left join library.playlist_lines l on l.playlist_id = ${playlistId} and l.track_id = t.id order by p.place`)
}

/** What the imported file said of the playlist itself, and whether nobody renamed or described it since. */
const keptHead = (work: Work, playlistId: string) =>
  work.row<{ head: PlaylistHead; isUnchanged: boolean }>(sql`
    select h.head, not exists (select from library.revisions r where r.playlist_id = h.playlist_id and r.deed = 'playlist') as "isUnchanged"
      from library.playlist_heads h where h.playlist_id = ${playlistId} and h.owner_id = ${work.user}`)

/** Text as every format can hold it. */
const xml = (text: string) => text.replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '')

const entryOf = (row: Row): PlaylistEntry => {
  const folder = [row.albumArtist ?? row.artist, row.album].flatMap((part) => (part ? [part] : []))
  const path = [...folder, `${row.title}.${row.format ?? 'mp3'}`]
  const said = (field: string, value: string | null) => (value === null ? {} : { [field]: xml(value) })
  return {
    ...bare,
    locations: [path.map((part) => encodeURIComponent(xml(part))).join('/')],
    title: xml(row.title),
    ...said('creator', row.artist),
    ...said('album', row.album),
    ...said('albumArtist', row.albumArtist),
    ...said('genre', row.genre),
    ...(row.trackNumber ? { trackNum: row.trackNumber } : {}),
    ...(row.durationMs === null ? {} : { duration: row.durationMs }),
  }
}
