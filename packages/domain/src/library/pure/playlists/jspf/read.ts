import { ours, unknownPlace, type Told } from '../kept.ts'
import { mostEntries } from '../limits.ts'
import type { Extension, Pair, PlaylistEntry, PlaylistHead } from '../model.ts'
import { countOf } from '../count.ts'
import { refuse } from '../refuse.ts'
import { headTexts, trackCounts, trackTexts } from '../xspf/fields.ts'
import { fieldsOf, listOf, parseJson, type Json } from './json.ts'

const texts = (value: Json | undefined): string[] => listOf(value).filter((text) => typeof text === 'string')
const pairs = (value: Json | undefined): Pair[] =>
  listOf(value).flatMap((pair) =>
    fieldsOf(pair).flatMap(([rel, content]) => (typeof content === 'string' ? [{ rel, content }] : [])),
  )

/** Markup among the JSON of an extension: `{ "xml": "…" }` under our name. */
export const markupKey = `${ours}:xml`
const markup = (value: Json): string | undefined => {
  const fields = fieldsOf(value)
  const [name, text] = fields[0] ?? []
  return fields.length === 1 && name === markupKey && typeof text === 'string' ? text : undefined
}

const extensions = (value: Json | undefined): Extension[] =>
  fieldsOf(value)
    .filter(([application]) => application !== ours)
    .flatMap(([application, contents]) =>
      listOf(contents).map((content) => {
        const xml = markup(content)
        return xml === undefined ? { application, json: JSON.stringify(content) } : { application, xml }
      }),
    )

const keptOf = (value: Json | undefined): string | undefined => {
  const found = listOf(fieldsOf(value).find(([application]) => application === ours)?.[1])[0]
  return found === undefined ? undefined : JSON.stringify(found)
}

type Fields = ReadonlyMap<string, Json>

const common = (fields: Fields, known: ReadonlySet<string>) => ({
  identifiers: texts(fields.get('identifier')),
  links: pairs(fields.get('link')),
  meta: pairs(fields.get('meta')),
  extensions: [
    ...extensions(fields.get('extension')),
    ...[...fields]
      .filter(([name]) => !known.has(name))
      .map((field) => ({ application: unknownPlace, json: JSON.stringify(Object.fromEntries([field])) })),
  ],
  directives: [],
})

/** The texts of known names; the location of a track is a list and none of these. */
const single = <Name extends string>(fields: Fields, names: readonly (readonly [string, Name])[]) =>
  Object.fromEntries(
    names.flatMap(([name, field]) => {
      const value = texts(fields.get(name))[0]
      return value === undefined ? [] : [[field, value]]
    }),
  ) as Partial<Record<Name, string>>

const shared = ['identifier', 'link', 'meta', 'extension']
const knownOfHead = new Set([...headTexts.map(([name]) => name), ...shared, 'attribution', 'track'])
const knownOfTrack = new Set([...trackTexts.map(([name]) => name), ...trackCounts, ...shared, 'location'])

const readTrack = (track: Json): PlaylistEntry => {
  const fields: Fields = new Map(fieldsOf(track))
  const counts = trackCounts.flatMap((name) => {
    const value = fields.get(name)
    const count = typeof value === 'number' || typeof value === 'string' ? countOf(String(value)) : undefined
    return count === undefined ? [] : [[name, count]]
  })
  return {
    ...common(fields, knownOfTrack),
    locations: texts(fields.get('location')),
    ...single(fields, trackTexts),
    ...(Object.fromEntries(counts) as Pick<PlaylistEntry, (typeof trackCounts)[number]>),
  }
}

const readHead = (fields: Fields): PlaylistHead => ({
  ...common(fields, knownOfHead),
  ...single(fields, headTexts),
  attribution: listOf(fields.get('attribution')).flatMap((one) =>
    pairs(one).flatMap(({ rel, content }) =>
      rel === 'location' || rel === 'identifier' ? [{ kind: rel, content }] : [],
    ),
  ),
})

/** Reads JSPF, the JSON of XSPF. */
export const readJspf = (text: string): Told => {
  const playlist = fieldsOf(parseJson(text)).find(([name]) => name === 'playlist')?.[1]
  if (typeof playlist !== 'object' || playlist === null || Array.isArray(playlist))
    return refuse('it is JSON, but not JSPF')
  const fields: Fields = new Map(fieldsOf(playlist))
  const tracks = listOf(fields.get('track'))
  if (tracks.length > mostEntries) refuse(`it has more than ${mostEntries} entries`)
  return {
    file: { ...readHead(fields), entries: tracks.map(readTrack) },
    kept: {
      head: keptOf(fields.get('extension')),
      entries: tracks.map((track) => keptOf(new Map(fieldsOf(track)).get('extension'))),
    },
  }
}
