import { z } from 'zod'
import type { $ZodType } from 'zod/v4/core'

/** The parts of a zod 4 definition that lead to other schemas or say what is checked. */
type Definition = {
  type: string
  format?: string
  shape?: Record<string, $ZodType>
  catchall?: $ZodType
  element?: $ZodType
  innerType?: $ZodType
  in?: $ZodType
  out?: $ZodType
  left?: $ZodType
  right?: $ZodType
  options?: readonly $ZodType[]
  items?: readonly $ZodType[]
  rest?: $ZodType | null
  keyType?: $ZodType
  valueType?: $ZodType
  getter?: () => $ZodType
  checks?: readonly { _zod: { def: Check } }[]
  check?: string
  pattern?: RegExp
}
type Check = {
  check: string
  format?: string
  maximum?: number
  length?: number
  value?: unknown
  pattern?: RegExp
  inclusive?: boolean
}

/** A schema inside another, and where: names of fields, `[]` for items. */
export type Place = { schema: $ZodType; path: readonly string[]; definition: Definition; ref: string | undefined }

const definitionOf = (schema: $ZodType) => schema._zod.def as unknown as Definition

/** What kind of thing a value must name, from `.meta({ ref })`. */
export const refOf = (schema: $ZodType): string | undefined =>
  z.globalRegistry.get(schema)?.['ref'] as string | undefined

/** Every schema inside `schema`, itself first. Of a pipe what goes in is looked at, not what comes out. */
export function* places(
  schema: $ZodType,
  path: readonly string[] = [],
  seen: ReadonlySet<$ZodType> = new Set(),
): Generator<Place> {
  if (seen.has(schema)) return
  const definition = definitionOf(schema)
  yield { schema, path, definition, ref: refOf(schema) }
  const below = new Set([...seen, schema])
  for (const [name, inner] of children(definition)) yield* places(inner, name === '' ? path : [...path, name], below)
}

function* children(definition: Definition): Generator<[string, $ZodType]> {
  const { shape, element, innerType, left, right, options, items, rest, keyType, valueType, getter } = definition
  for (const [name, field] of Object.entries(shape ?? {})) yield [name, field]
  if (definition.type === 'pipe') yield ['', definition.in!]
  for (const inner of [innerType, left, right, getter?.(), ...(options ?? [])]) if (inner) yield ['', inner]
  for (const inner of [element, rest, keyType, valueType, ...(items ?? [])]) if (inner) yield ['[]', inner]
}

const checksOf = ({ checks = [], check, format, pattern }: Definition): Check[] => [
  ...(check === undefined
    ? []
    : [{ check, ...(format === undefined ? {} : { format }), ...(pattern === undefined ? {} : { pattern }) }]),
  ...checks.map((check) => check._zod.def),
]

/** A pattern that no endless text fits: it has both anchors and repeats nothing without an end. */
const isBounded = ({ source }: RegExp) =>
  source.startsWith('^') &&
  source.endsWith('$') &&
  !/[*+]|\{\d+,\}/.test(source.replace(/\\.|\[(?:\\.|[^\]])*\]/g, 'x'))

/** What is wrong with the input of a procedure, a sentence for each place. `known` are the refs the suites can fill. */
export function inputViolations(input: $ZodType, known: (ref: string) => boolean): string[] {
  const found: string[] = []
  const root = [...places(input)].find(
    ({ definition }) => !['optional', 'default', 'prefault', 'nullable', 'union'].includes(definition.type),
  )
  if (root?.definition.type !== 'object') found.push('the input is not an object')
  for (const { path, definition, ref } of places(input)) {
    const say = (what: string) => found.push(`${path.join('.') || 'the input'} ${what}`)
    const checks = checksOf(definition)
    const has = (...names: string[]) => checks.some(({ check }) => names.includes(check))
    if (ref !== undefined && !known(ref)) say(`refers to ${ref}, which the worlds of the suites do not have`)
    if (['any', 'unknown', 'custom', 'record', 'map', 'set', 'promise', 'function', 'file'].includes(definition.type))
      say(`is ${definition.type}: say what it may hold`)
    if (definition.type === 'object' && (!definition.catchall || definitionOf(definition.catchall).type !== 'never'))
      say('lets unknown fields through')
    if (definition.type === 'array' && !has('max_length', 'length_equals')) say('is a list without an end')
    if (definition.type === 'date' && !(has('less_than') && has('greater_than'))) say('is a date without bounds')
    if (definition.type === 'string') {
      const format = checks.find(({ check }) => check === 'string_format')?.format ?? ''
      const isId = ['uuid', 'guid'].includes(format)
      const bounded = has('max_length', 'length_equals') || checks.some(({ pattern }) => pattern && isBounded(pattern))
      if (isId && ref === undefined) say('is a bare uuid: use ref(table)')
      if (!isId && !bounded && !['datetime', 'date'].includes(format)) say('is a text without an end')
    }
  }
  return [...new Set(found)]
}
