import { keeping, ours, type Kept } from '../kept.ts'
import type { Extension, Pair, PlaylistEntry, PlaylistFile } from '../model.ts'
import { headTexts, trackCounts, trackTexts } from '../xspf/fields.ts'
import { parseJson, type Json } from './json.ts'
import { markupKey, readJspf } from './read.ts'

const contentOf = (extension: Extension): Json =>
  'xml' in extension ? { [markupKey]: extension.xml } : parseJson(extension.json)

/** By application, which JSON keeps together; where that changes their order, the order is among what is kept. */
const extensions = (all: readonly Extension[], kept: string | undefined): Record<string, Json> =>
  Object.fromEntries<Json>([
    ...[...Map.groupBy(all, ({ application }) => application)]
      .filter(([application]) => application !== ours)
      .map(([application, group]) => [application, group.map(contentOf)] as const),
    ...(kept === undefined ? [] : [[ours, [JSON.parse(kept) as Json]] as const]),
  ])

const pairs = (all: readonly Pair[]): Json => all.map(({ rel, content }) => ({ [rel]: content }))

const filled = (fields: Record<string, Json | undefined>): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, Json] =>
        field[1] !== undefined && (typeof field[1] !== 'object' || Object.keys(field[1] ?? {}).length > 0),
    ),
  )

const texts = <Name extends string>(
  target: Partial<Record<Name, string | undefined>>,
  fields: readonly (readonly [string, Name])[],
): Record<string, Json | undefined> => Object.fromEntries(fields.map(([name, field]) => [name, target[field]]))

const common = (target: PlaylistFile | PlaylistEntry, kept: string | undefined) => ({
  identifier: target.identifiers,
  link: pairs(target.links),
  meta: pairs(target.meta),
  extension: extensions(target.extensions, kept),
})

const write = (file: PlaylistFile, kept: Kept): string => {
  const track = file.entries.map((entry, i) =>
    filled({
      location: entry.locations,
      ...texts(entry, trackTexts),
      ...Object.fromEntries(trackCounts.map((name) => [name, entry[name]])),
      ...common(entry, kept.entries[i]),
    }),
  )
  const head = filled({
    ...texts(file, headTexts),
    attribution: file.attribution.map(({ kind, content }) => ({ [kind]: content })),
    ...common(file, kept.head),
  })
  return `${JSON.stringify({ playlist: { ...head, track } }, null, 1)}\n`
}

export const writeJspf = (file: PlaylistFile): string => keeping(file, write, readJspf)
