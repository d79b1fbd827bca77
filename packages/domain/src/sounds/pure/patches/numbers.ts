import type { PatchParameter } from '@stemma/audio'
import { refuse } from './refuse.ts'

const literal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?$/i

/** The entries of a JavaScript array or argument list of numbers, holes and `undefined` left open. A comma at the end adds none. */
export const readList = (list: string, layout: readonly PatchParameter[]): (number | undefined)[] => {
  const entries = list.split(',').map((entry) => entry.trim())
  if (entries.at(-1) === '') entries.pop()
  return entries.map((entry, i) => {
    if (entry === '' || entry === 'undefined') return undefined
    const name = layout[i]?.[0]
    return literal.test(entry) ? Number(entry) : refuse(`value ${i + 1}${name ? ` (${name})` : ''} is not a number`)
  })
}

/** A whole patch: open values become their defaults, every value is checked against its range. */
export const completed = (
  layout: readonly PatchParameter[],
  given: readonly (number | undefined)[],
): readonly number[] =>
  layout.map(([name, fallback, low, high], i) => {
    const value = given[i] ?? fallback
    // NaN fails the comparison too; adding 0 makes a negative zero plain.
    return value >= low && value <= high ? value + 0 : refuse(`value ${i + 1} (${name}) must be ${low} to ${high}`)
  })
