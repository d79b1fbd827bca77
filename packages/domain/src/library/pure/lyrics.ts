import type { LyricLine } from '../input.ts'

const [mostLines, longestLine, day] = [5000, 1000, 86_400_000]

// [mm:ss], [mm:ss.x], [mm:ss.xx], [mm:ss.xxx], with a colon before the hundredths too; one line may have several.
const time = /^\s*\[(\d{1,4}):(\d{1,2})(?:[.:](\d{1,3}))?\]/
const header = /^\s*\[([a-z#]{1,10}):([^\]]*)\]\s*$/i

const plain = (line: string): string =>
  line
    .replaceAll(/[\u0000-\u001f]+/g, ' ')
    .trim()
    .slice(0, longestLine)
    .toWellFormed()

/** The words of a song: LRC where lines begin with their time, else plain lines. Synced lines come in the order of time. */
export function readLyrics(text: string): LyricLine[] {
  const lines = text.split(/\r\n|\r|\n/, 2 * mostLines)
  const isSynced = lines.some((line) => time.test(line))
  if (!isSynced) {
    const all = lines.map((line) => ({ text: plain(line) }))
    const [first, last] = [all.findIndex((line) => line.text), all.findLastIndex((line) => line.text)]
    return first < 0 ? [] : all.slice(first, last + 1).slice(0, mostLines)
  }
  const shift = Number(/^[ \t]*\[offset:[ \t]*([+-]?\d{1,7})[ \t]*\]/im.exec(text)?.[1] ?? 0)
  const synced: { at: number; text: string }[] = []
  for (const line of lines) {
    if (header.test(line)) continue
    const times: number[] = []
    let rest = line
    for (let found = time.exec(rest); found && times.length < 100; found = time.exec(rest)) {
      const [whole, minutes, seconds, fraction = ''] = found
      times.push(Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0')))
      rest = rest.slice(whole.length)
    }
    // A line without a time of its own goes on with the one before.
    if (times.length === 0) times.push(...(plain(rest) && synced.length > 0 ? [synced.at(-1)!.at + shift] : []))
    // Times within the words belong to single syllables.
    const words = plain(rest.replaceAll(/<\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?>/g, ''))
    for (const at of times) synced.push({ at: Math.max(0, Math.min(day, at - shift)), text: words })
  }
  return synced.toSorted((a, b) => a.at - b.at).slice(0, mostLines)
}
