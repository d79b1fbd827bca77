import { forms, unstretched } from './inflection.ts'
import type { Token } from './tokens.ts'

/** Phrases by their first word. */
export type PhraseTable<T> = ReadonlyMap<string, readonly { words: readonly string[]; value: T }[]>

/** A phrase found at a place: how many tokens it took, how far it was bent (0: as written in the table), and if stretched (“loooong”). */
export type Found<T> = { value: T; length: number; bent: number; stretched: boolean }

/** Reads rows of “word, two words, …”. */
export const phraseTable = <T>(rows: readonly (readonly [words: string, value: T])[]): PhraseTable<T> => {
  const table = new Map<string, { words: string[]; value: T }[]>()
  for (const [list, value] of rows)
    for (const phrase of list.split(', ')) {
      const words = phrase.split(' ')
      const first = words[0] ?? ''
      table.set(first, [...(table.get(first) ?? []), { words, value }])
    }
  return table
}

const formsOf = new WeakMap<Token, readonly string[]>()
const memoised = (token: Token): readonly string[] => {
  const known = formsOf.get(token)
  if (known) return known
  const made = token.kind === 'word' ? [...forms(token.key), ...unstretched(token.key).flatMap(forms)] : [token.key]
  formsOf.set(token, made)
  return made
}

/** The longest phrase of the table that begins at a token; among equals the least bent. `exact` refuses inflections. */
export const longest = <T>(
  table: PhraseTable<T>,
  tokens: readonly Token[],
  at: number,
  exact = false,
): Found<T> | undefined => {
  const first = tokens[at]
  if (!first) return undefined
  const spellings = (token: Token): readonly string[] => (exact ? [token.key] : memoised(token))
  let best: Found<T> | undefined
  spellings(first).forEach((form, bent) => {
    for (const { words, value } of table.get(form) ?? []) {
      if (best && (words.length < best.length || (words.length === best.length && bent >= best.bent))) continue
      const fits = words.every((word, i) => {
        const token = tokens[at + i]
        return i === 0 || (token !== undefined && spellings(token).includes(word))
      })
      const stretched = bent > 0 && unstretched(first.key).length > 0
      if (fits) best = { value, length: words.length, bent, stretched }
    }
  })
  return best
}
