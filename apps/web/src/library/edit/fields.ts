import type { Track } from '../types.ts'

/** What can be said of a track, in the order it is asked for. */
export const fields = ['title', 'artist', 'album', 'albumArtist', 'genre', 'year', 'trackNumber', 'discNumber'] as const
export type Field = (typeof fields)[number]
const numbers: ReadonlySet<Field> = new Set(['year', 'trackNumber', 'discNumber'])
export const isNumber = (field: Field): boolean => numbers.has(field)

export type Tagged = Pick<Track, Field>
export type Change = Partial<Tagged>

/** The value that all of them have, as it is typed; undefined where they differ or not all are known. */
export const common = (tracks: readonly Tagged[], complete: boolean, field: Field): string | undefined => {
  const [first, ...rest] = tracks
  if (first === undefined || !complete) return undefined
  return rest.every((track) => track[field] === first[field]) ? String(first[field] ?? '') : undefined
}

/** A typed value as it is stored: null where nothing is left of it. */
const valueOf = (field: Field, typed: string): string | number | null => {
  const text = typed.trim()
  return text === '' ? null : numbers.has(field) ? Number(text) : text
}

/** What was typed and is not so already. Fields nobody touched are not in it, mixed ones least of all. */
export const changeOf = (typed: Partial<Record<Field, string>>, shared: (field: Field) => string | undefined): Change =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const now = typed[field]
      return now === undefined || now.trim() === shared(field)?.trim() ? [] : [[field, valueOf(field, now)]]
    }),
  )

/** Why a typed value cannot be stored, as a word of the catalogue. */
export const wrongWith = (field: Field, typed: string): 'titleNeeded' | 'numberNeeded' | 'tooLong' | undefined => {
  const text = typed.trim()
  if (field === 'title' && text === '') return 'titleNeeded'
  if (numbers.has(field)) return text === '' || /^\d{1,4}$/.test(text) ? undefined : 'numberNeeded'
  return text.length > (field === 'genre' ? 200 : 500) ? 'tooLong' : undefined
}
