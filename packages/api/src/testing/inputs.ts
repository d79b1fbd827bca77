import { z } from 'zod'
import { zocker } from 'zocker'
import type { $ZodType } from 'zod/v4/core'
import { places, refOf } from './schemas.ts'

/** The value that stands for a ref; undefined leaves an optional one out. */
export type Refs = (ref: string) => unknown

/**
 * A valid input of a schema, the same for the same seed. Where a schema has a ref, the value is that of `refs`; with `full`,
 * every optional field is there and lists of refs hold one.
 */
export function anInput(
  schema: $ZodType,
  refs: Refs,
  seed: number,
  { full = false }: { full?: boolean } = {},
): unknown {
  for (let attempt = 0; attempt < 200; attempt++) {
    let generator = zocker(schema)
      .setSeed(seed + attempt * 7919)
      .optional({ undefined_chance: full ? 0 : 0.4 })
      .default({ default_chance: full ? 0 : 0.4 })
      .nullable({ null_chance: full ? 0 : 0.3 })
      .array(full ? { min: 1, max: 1 } : { min: 0, max: 5 })
    for (const place of places(schema)) {
      if (place.ref !== undefined) generator = generator.supply(place.schema, refs(place.ref))
    }
    const input = generator.generate()
    if (z.safeParse(schema, input).success) return prune(input)
  }
  throw new Error('No valid input was found in 200 attempts: give one in suites/exceptions.ts.')
}

/** An input without the fields that are undefined, as it arrives over the wire. */
const prune = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(prune)
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, prune(inner)]),
  )
}

/** A ref inside an actual input: which one, and how to put another value in its place. */
export type Named = { ref: string; path: string; value: unknown; replace: (value: unknown) => void }

/** Every ref a value of `schema` names. Replacing changes the value in place: give a copy. */
export function* namedIn(
  schema: $ZodType,
  value: unknown,
  path = '',
  replace: (value: unknown) => void = () => {},
): Generator<Named> {
  const ref = refOf(schema)
  if (ref !== undefined) {
    if (value !== undefined && value !== null) yield { ref, path, value, replace }
    return
  }
  const definition = schema._zod.def as unknown as {
    innerType?: $ZodType
    in?: $ZodType
    shape?: Record<string, $ZodType>
    element?: $ZodType
    options?: $ZodType[]
  }
  const { innerType, shape, element, options } = definition
  const inner = innerType ?? definition.in
  if (inner) yield* namedIn(inner, value, path, replace)
  for (const option of options ?? [])
    if (z.safeParse(option, value).success) yield* namedIn(option, value, path, replace)
  if (shape && value !== null && typeof value === 'object') {
    const object = value as Record<string, unknown>
    for (const [name, field] of Object.entries(shape))
      yield* namedIn(field, object[name], `${path}.${name}`, (next) => void (object[name] = next))
  }
  if (element && Array.isArray(value)) {
    const list = value as unknown[]
    for (const [index, item] of list.entries())
      yield* namedIn(element, item, `${path}.${index}`, (next) => void (list[index] = next))
  }
}
