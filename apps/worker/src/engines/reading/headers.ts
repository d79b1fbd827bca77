import { parseFromTokenizer, type IAudioMetadata } from 'music-metadata'
import { lyricsOf } from './lyrics.ts'
import { coverOf } from './pictures.ts'
import type { Format, Headers } from './protocol.ts'
import type { FileSource } from './source.ts'
import { saidOf } from './tags.ts'
import { Tokens } from './tokens.ts'
import { whole } from './words.ts'

const mimeTypes: Record<Format, string> = {
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  webm: 'audio/webm',
}

const day = 86_400_000

async function parse(source: FileSource, mimeType: string): Promise<IAudioMetadata | undefined> {
  try {
    return await parseFromTokenizer(new Tokens(source, mimeType))
  } catch {
    // Broken tags do not make the music unreadable: the decoder says whether that is.
    return undefined
  }
}

/** What the headers and tags of a file say; of broken ones nothing. */
export async function headersOf(source: FileSource, format: Format): Promise<Headers> {
  const read = await parse(source, mimeTypes[format])
  if (!read) return { said: { tags: {}, more: {} }, durationMs: null, bitrate: null, format, lyrics: [], cover: null }
  const { common, format: told } = read
  const durationMs = whole(Math.round((told.duration ?? 0) * 1000), 1, day) ?? null
  const kilobits = told.bitrate ? told.bitrate / 1000 : durationMs ? (8 * source.size) / durationMs : 0
  return {
    said: saidOf(common, told),
    durationMs,
    bitrate: whole(Math.round(kilobits), 1, 100_000) ?? null,
    format,
    lyrics: lyricsOf(common.lyrics ?? []),
    cover: coverOf((common.picture ?? []).slice(0, 50)),
  }
}
