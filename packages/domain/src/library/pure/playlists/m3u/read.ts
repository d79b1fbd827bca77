import type { Told } from '../kept.ts'
import { mostEntries } from '../limits.ts'
import type { PlaylistEntry, PlaylistHead } from '../model.ts'
import { refuse } from '../refuse.ts'
import {
  betweenArtistAndTitle,
  entryFields,
  headFields,
  information,
  keptEntry,
  keptHead,
  nowhere,
} from './directives.ts'
import { locationOf } from './paths.ts'

type Reading = {
  head: PlaylistHead
  entries: PlaylistEntry[]
  keptHead: string | undefined
  kept: (string | undefined)[]
  entry: PlaylistEntry
  keptEntry: string | undefined
}

const lists = () => ({ identifiers: [], links: [], meta: [], extensions: [], directives: [] })
const freshEntry = (): PlaylistEntry => ({ ...lists(), locations: [] })

const starts = (line: string, directive: string): boolean => line.slice(0, directive.length).toUpperCase() === directive

/** `#EXTINF:123 logo="…",Artist - Title` */
const inform = (entry: PlaylistEntry, [, seconds, attributes, name]: RegExpExecArray): void => {
  const duration = Math.round(Number(seconds) * 1000)
  if (duration >= 0 && Number.isSafeInteger(duration)) entry.duration = duration
  if (attributes?.trim()) entry.attributes = attributes.trim()
  const title = name?.trim() ?? ''
  const dash = title.indexOf(betweenArtistAndTitle)
  if (dash > 0) entry.creator = title.slice(0, dash).trim()
  if (title !== '') entry.title = dash > 0 ? title.slice(dash + betweenArtistAndTitle.length).trim() : title
}

/** Takes the value of a directive that says one thing, unless it says nothing or was said before. */
const take = <Target extends PlaylistHead | PlaylistEntry, Name extends keyof Target>(
  target: Target,
  fields: readonly (readonly [string, Name])[],
  line: string,
): boolean => {
  const [directive, name] = fields.find(([known]) => starts(line, known)) ?? []
  if (directive === undefined || name === undefined || target[name] !== undefined) return false
  const value = line.slice(directive.length).trim()
  if (value === '') return false
  target[name] = value as Target[Name]
  return true
}

const comment = (reading: Reading, line: string, inHead: boolean): void => {
  const { head, entry } = reading
  if (starts(line, keptHead)) reading.keptHead = line.slice(keptHead.length)
  else if (starts(line, keptEntry)) reading.keptEntry = line.slice(keptEntry.length)
  else if (starts(line, '#EXTENC:')) return // we write UTF-8, whatever it was
  else if (starts(line, '#PLAYLIST:') && take(head, headFields, line)) return
  else if (inHead) {
    if (!take(head, headFields, line)) head.directives.push(line)
  } else if (!take(entry, entryFields, line)) entry.directives.push(line)
}

const finish = (reading: Reading, line: string): void => {
  if (reading.entries.length === mostEntries) refuse(`it has more than ${mostEntries} entries`)
  if (line !== nowhere) reading.entry.locations.push(locationOf(line))
  reading.entries.push(reading.entry)
  reading.kept.push(reading.keptEntry)
  reading.entry = freshEntry()
  reading.keptEntry = undefined
}

/** What stands before the first `#EXTINF` speaks of the whole list, if there is one before the first entry. */
const headEnds = (lines: readonly string[]): number => {
  const first = lines.findIndex((line) => line !== '' && (!line.startsWith('#') || starts(line, '#EXTINF:')))
  if (first >= 0) return lines[first]?.startsWith('#') ? first : 0
  return lines.length
}

/** Reads M3U and extended M3U; what it does not know, it keeps. */
export const readM3u = (text: string): Told => {
  const head: PlaylistHead = { ...lists(), attribution: [] }
  const reading: Reading = {
    head,
    entries: [],
    keptHead: undefined,
    kept: [],
    entry: freshEntry(),
    keptEntry: undefined,
  }
  const lines = text.split(/\r\n|\n|\r/).map((line) => line.trim())
  const end = headEnds(lines)
  for (const [i, line] of lines.entries()) {
    const facts = information.exec(line)
    if (line === '') continue
    else if (!line.startsWith('#')) finish(reading, line)
    else if (i === 0 && /^#EXTM3U(\s|$)/i.test(line)) {
      const attributes = line.slice('#EXTM3U'.length).trim()
      if (attributes !== '') head.attributes = attributes
    } else if (facts) inform(reading.entry, facts)
    else comment(reading, line, i < end)
  }
  // comments after the last entry
  head.directives = head.directives.concat(reading.entry.directives)
  return { file: { ...head, entries: reading.entries }, kept: { head: reading.keptHead, entries: reading.kept } }
}
