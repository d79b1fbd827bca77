import { decode } from './decode.ts'
import { readJspf } from './jspf/read.ts'
import { writeJspf } from './jspf/write.ts'
import { restored, type Told } from './kept.ts'
import { readM3u } from './m3u/read.ts'
import { writeM3u } from './m3u/write.ts'
import { playlistFile, type PlaylistFile } from './model.ts'
import { refuse } from './refuse.ts'
import { readXspf } from './xspf/read.ts'
import { writeXspf } from './xspf/write.ts'

export const playlistFormats = ['m3u8', 'xspf', 'jspf'] as const
export type PlaylistFormat = (typeof playlistFormats)[number]

const readers: Record<PlaylistFormat, (text: string) => Told> = { m3u8: readM3u, xspf: readXspf, jspf: readJspf }
const writers: Record<PlaylistFormat, (file: PlaylistFile) => string> = {
  m3u8: writeM3u,
  xspf: writeXspf,
  jspf: writeJspf,
}

/** The media type a format is served as. */
export const playlistTypes: Record<PlaylistFormat, string> = {
  m3u8: 'audio/x-mpegurl; charset=utf-8',
  xspf: 'application/xspf+xml',
  jspf: 'application/jspf+json',
}

const formatOf = (text: string): PlaylistFormat =>
  text.startsWith('<') ? 'xspf' : text.startsWith('{') || text.startsWith('[') ? 'jspf' : 'm3u8'

const checked = (file: PlaylistFile): PlaylistFile => {
  const { success, data, error } = playlistFile.safeParse(file)
  if (success) return data
  const [list, index, field] = error.issues[0]?.path ?? []
  const place =
    list === 'entries' && index !== undefined ? `${String(field)} of entry ${Number(index) + 1}` : String(list)
  return refuse(`${place} is too long or holds control characters`)
}

/** Reads a playlist file of any of the three formats, told apart by what stands in it; its name only settles the encoding. */
export const readPlaylist = (bytes: Uint8Array, name = ''): { format: PlaylistFormat; file: PlaylistFile } => {
  const text = decode(bytes, name).trim()
  if (text === '') return refuse('there is nothing in it')
  const format = formatOf(text)
  if (format !== 'xspf' && text.includes('\0')) return refuse('it is no text')
  return { format, file: checked(restored(readers[format](text))) }
}

/** Writes a file such that reading it gives the same; what the format cannot say is kept under our name. */
export const writePlaylist = (file: PlaylistFile, format: PlaylistFormat): string => writers[format](checked(file))
