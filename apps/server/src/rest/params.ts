import { z } from 'zod'
import { DomainError } from '@stemma/domain'

/** Ids name their kind: where the protocol takes any kind under one name, one cannot be mistaken for another. */
const kinds = {
  track: ['tr', 'library.music_tracks'],
  album: ['al', 'library.albums'],
  artist: ['ar', 'library.artists'],
  playlist: ['pl', 'library.playlists'],
} as const
export type Kind = keyof typeof kinds
export type Thing<K extends Kind = Kind> = { kind: K; id: string }

export const idOf = (kind: Kind, id: string): string => `${kinds[kind][0]}-${id}`

/** What the suites put in the place of such an id: each is the beginning of an id and the table it is of. */
export const refsOf = (...of: readonly Kind[]) => of.map((kind) => kinds[kind])

const uuid = z.guid()
export const unknown = { code: 'custom', message: 'there is no such thing', params: { missing: true } } as const

/** An id of one of these kinds. One that cannot be is not there, like one that is nobody's. */
export const thing = <const K extends Kind>(...allowed: readonly K[]) =>
  z
    .string()
    .max(60)
    .transform((text, check): Thing<K> => {
      const kind = allowed.find((each) => text.startsWith(`${kinds[each][0]}-`))
      const id = uuid.safeParse(text.slice(3))
      if (kind !== undefined && id.success) return { kind, id: id.data.toLowerCase() }
      check.addIssue(unknown)
      return z.NEVER
    })
    .meta({ refs: refsOf(...allowed) })

/** The id of one kind. */
export const ref = (kind: Kind) => thing(kind).transform(({ id }) => id)

/** A parameter that may be given several times. */
export const many = <T extends z.ZodType>(schema: T, most = 5000) =>
  z.array(schema).max(most).default([]).meta({ many: true })

export const words = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\0') && text.isWellFormed(), 'it has characters that cannot be stored')

/** A whole number; one beyond the bounds is taken for the bound, as players expect. */
export const count = (fallback: number, most: number, least = 0) =>
  z
    .string()
    .regex(/^-?\d{1,12}$/, 'it is no number')
    .transform((text) => Math.min(most, Math.max(least, Number(text))))
    .default(fallback)

/** A whole number that is refused beyond the bound: a program that is given fewer than it asked for takes that for the end. */
export const atMost = (fallback: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'it is no number')
    .transform(Number)
    .refine((value) => value <= most, `it is at most ${most}`)
    .default(fallback)

export const flag = z.enum(['true', 'false', '1', '0']).transform((text) => text === 'true' || text === '1')
/** Milliseconds since 1970. */
export const instant = z
  .string()
  .regex(/^\d{1,15}$/, 'it is no time')
  .transform((text) => new Date(Math.min(Number(text), Date.UTC(2199, 11, 31))))

export type Shape = z.ZodObject

/** What was said, of which a method reads what it knows. Fails with a DomainError that tells what is missing from what is not right. */
export function readParams<S extends Shape>(shape: S, said: URLSearchParams): z.output<S> {
  const given = Object.fromEntries(
    Object.entries(shape.shape).flatMap(([name, schema]) => {
      const values = said.getAll(name)
      return values.length === 0 ? [] : [[name, (schema as z.ZodType).meta()?.['many'] ? values : values.at(-1)]]
    }),
  )
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const [issue] = read.error.issues
  const field = String(issue?.path[0] ?? 'input')
  if (issue?.code === 'custom' && issue.params?.['missing'] === true)
    throw new DomainError('not_found', { thing: 'item' })
  if (!said.has(field)) throw new ParameterMissing(field)
  throw new DomainError('input_invalid', { field, reason: issue?.message ?? 'it does not fit' }, { cause: read.error })
}

/** The protocol has a code of its own for this. */
export class ParameterMissing extends DomainError {
  constructor(field: string) {
    super('input_invalid', { field, reason: 'it is missing' })
  }
}
