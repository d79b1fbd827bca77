import { keeping, type Kept } from '../kept.ts'
import type { PlaylistEntry, PlaylistFile, PlaylistHead } from '../model.ts'
import { betweenArtistAndTitle, entryFields, headFields, keptEntry, keptHead, nowhere } from './directives.ts'
import { lineOf } from './paths.ts'
import { readM3u } from './read.ts'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Lines of another file that mean here what they meant there; the others are among what is kept. */
const plain = (directives: readonly string[]): string[] =>
  directives.filter((line) => /^#[^\r\n]*$/.test(line) && !/^#(EXTM3U|EXTINF|STEMMA-)/i.test(line))

const named = <Target extends PlaylistHead | PlaylistEntry>(
  target: Target,
  fields: readonly (readonly [string, keyof Target])[],
): string[] =>
  fields
    .map(([directive, name]) => [directive, oneLine(String(target[name] ?? ''))] as const)
    .filter(([, value]) => value !== '')
    .map(([directive, value]) => directive + value)

const own = (directive: string, json: string | undefined): string[] => (json === undefined ? [] : [directive + json])

const entryLines = (entry: PlaylistEntry, kept: string | undefined): string[] => {
  const seconds = entry.duration === undefined ? -1 : Math.round(entry.duration / 1000)
  const attributes = oneLine(entry.attributes ?? '')
  const name = [entry.creator, entry.title].filter((part) => part !== undefined).map(oneLine)
  return [
    `#EXTINF:${seconds}${attributes && ` ${attributes}`},${name.join(betweenArtistAndTitle)}`,
    ...named(entry, entryFields),
    ...plain(entry.directives),
    ...own(keptEntry, kept),
    lineOf(entry.locations[0] ?? '') || nowhere,
  ]
}

const write = (file: PlaylistFile, kept: Kept): string => {
  const attributes = oneLine(file.attributes ?? '')
  return [
    `#EXTM3U${attributes && ` ${attributes}`}`,
    ...named(file, headFields),
    ...plain(file.directives),
    ...own(keptHead, kept.head),
    ...file.entries.flatMap((entry, i) => entryLines(entry, kept.entries[i])),
    '',
  ].join('\n')
}

export const writeM3u = (file: PlaylistFile): string => keeping(file, write, readM3u)
