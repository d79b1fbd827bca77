import { readLyrics } from '@stemma/domain/library/pure'
import { LyricsContentType, TimestampFormat, type ILyricsTag } from 'music-metadata'
import type { Headers } from './protocol.ts'

type Lyrics = Headers['lyrics']
type Line = Lyrics[number]['lines'][number]

const [mostLines, mostCharacters] = [5000, 100_000]

/** The language as ISO 639 has it; `xxx` where it is not said. */
const languageOf = (said: string | undefined): string =>
  said !== undefined && /^[A-Za-z]{2,3}$/.test(said) ? said.toLowerCase() : 'xxx'

function linesOf({ syncText, timeStampFormat, text }: ILyricsTag): readonly Line[] {
  if (syncText?.length > 0 && timeStampFormat === TimestampFormat.milliseconds)
    return syncText
      .slice(0, mostLines)
      .filter(({ timestamp: at }) => at === undefined || (Number.isInteger(at) && at >= 0 && at <= 86_400_000))
      .map(({ timestamp: at, text: line }) => ({ ...(at === undefined ? {} : { at }), text: plain(line) }))
  return readLyrics((text ?? syncText?.map((line) => line.text).join('\n') ?? '').slice(0, mostCharacters))
}

const plain = (line: string): string =>
  line
    .replaceAll(/[\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, 1000)
    .toWellFormed()

/** The words in a file's tags: one text a language, a synced one before a plain one. */
export function lyricsOf(tags: readonly ILyricsTag[]): Lyrics {
  const found = new Map<string, Lyrics[number]>()
  let left = mostCharacters
  const sung = tags.filter(({ contentType }) => (contentType ?? LyricsContentType.lyrics) <= LyricsContentType.text)
  for (const tag of sung.slice(0, 20)) {
    const lines = linesOf(tag).slice(0, mostLines)
    const length = lines.reduce((sum, line) => sum + line.text.length, 0)
    if (length === 0 || length > left) continue
    const language = languageOf(tag.language)
    const isSynced = lines.every(({ at }) => at !== undefined)
    if (found.has(language) && !isSynced) continue
    found.set(language, { language, lines: [...lines] })
    left -= length
    if (found.size === 4) break
  }
  return [...found.values()]
}
