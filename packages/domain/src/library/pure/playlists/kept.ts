import { z } from 'zod'
import { playlistEntry, playlistHead, type PlaylistEntry, type PlaylistFile, type PlaylistHead } from './model.ts'
import { parseJson } from './jspf/json.ts'
import { refuse } from './refuse.ts'
import { canonicalMarkup } from './xspf/fragment.ts'

/** The application of our own extension, and of what stands where the format knows nothing. */
export const ours = 'urn:stemma:playlist:1'
export const unknownPlace = 'urn:stemma:playlist:1:unknown'

/** The fields a format could not hold, as JSON: beside each other for the head and for every entry. */
export type Kept = { head: string | undefined; entries: readonly (string | undefined)[] }
/** A file as the format alone tells it, and what we kept beside it. */
export type Told = { file: PlaylistFile; kept: Kept }

export const nothingKept: Kept = { head: undefined, entries: [] }

/** What `told` gets wrong of `meant`; null takes a field away. */
const difference = (meant: Record<string, unknown>, told: Record<string, unknown>): string | undefined => {
  const fields = [...new Set([...Object.keys(meant), ...Object.keys(told)])]
    .filter((field) => field !== 'entries' && JSON.stringify(meant[field]) !== JSON.stringify(told[field]))
    .map((field) => [field, meant[field] ?? null])
  return fields.length === 0 ? undefined : JSON.stringify(Object.fromEntries(fields))
}

/** Writes a file, reads it back, and writes it again with what was lost. */
export const keeping = (
  file: PlaylistFile,
  write: (file: PlaylistFile, kept: Kept) => string,
  read: (text: string) => Told,
): string => {
  const told = read(write(file, nothingKept)).file
  return write(file, {
    head: difference(file, told),
    entries: file.entries.map((entry, i) => difference(entry, told.entries[i] ?? {})),
  })
}

const nullable = <Shape extends z.ZodRawShape>(object: z.ZodObject<Shape>) =>
  z
    .strictObject(
      Object.fromEntries(Object.entries(object.shape).map(([name, schema]) => [name, z.nullable(schema as z.ZodType)])),
    )
    .partial()
const headPatch = nullable(playlistHead)
const entryPatch = nullable(playlistEntry)

const patched = <Value extends PlaylistHead | PlaylistEntry>(
  value: Value,
  json: string | undefined,
  schema: z.ZodType,
): Value => {
  if (json === undefined) return value
  try {
    const fields = { ...value, ...(schema.parse(JSON.parse(json)) as Partial<Value>) }
    for (const extension of fields.extensions)
      if ('xml' in extension) canonicalMarkup(extension.xml)
      else parseJson(extension.json)
    return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== null)) as Value
  } catch (error) {
    return refuse('what Stemma wrote into it is damaged', error)
  }
}

/** The file with the fields put back that its format could not hold. */
export const restored = ({ file, kept }: Told): PlaylistFile => {
  const { entries, ...head } = file
  return {
    ...patched<PlaylistHead>(head, kept.head, headPatch),
    entries: entries.map((entry, i) => patched<PlaylistEntry>(entry, kept.entries[i], entryPatch)),
  }
}
