/** Longest word looked up; anything longer is not a word of any lexicon. */
const longestWord = 40

/** Suffix and what may stand in its place: English, then German. Only forms found in the lexicon count, so over-stripping is harmless. */
const suffixes: readonly (readonly [string, readonly string[]])[] = [
  ['iness', ['y']],
  ['iest', ['y']],
  ['ier', ['y']],
  ['ily', ['y']],
  ['ies', ['y']],
  ['ied', ['y']],
  ['ness', ['', 'e']],
  ['like', ['']],
  ['sized', ['']],
  ['ings', ['', 'e']],
  ['ing', ['', 'e']],
  ["'s", ['']],
  ['ish', ['', 'e']],
  ['est', ['', 'e']],
  ['ers', ['', 'e']],
  ['er', ['', 'e', 'en']],
  ['ed', ['', 'e']],
  ['es', ['', 'e']],
  ['ly', ['', 'le', 'e']],
  ['y', ['', 'e']],
  ['s', ['']],
  ['ende', ['en']],
  ['enden', ['en']],
  ['ender', ['en']],
  ['endes', ['en']],
  ['endem', ['en']],
  ['end', ['en']],
  ['ndes', ['n']],
  ['nder', ['n']],
  ['nde', ['n']],
  ['nd', ['n']],
  ['ige', ['ig', '']],
  ['iger', ['ig', '']],
  ['iges', ['ig', '']],
  ['igen', ['ig', '']],
  ['ig', ['', 'en']],
  ['ste', ['']],
  ['sten', ['']],
  ['ster', ['']],
  ['stes', ['']],
  ['erer', ['']],
  ['ere', ['']],
  ['eres', ['']],
  ['eren', ['']],
  ['en', ['', 'e']],
  ['em', ['']],
  ['e', ['', 'en']],
  ['n', ['', 'en']],
  ['t', ['', 'en', 'n']],
  ['te', ['', 'en', 'n']],
  ['chen', ['', 'e']],
  ['lein', ['', 'e']],
]

const vowels: Readonly<Record<string, string>> = { ae: 'a', oe: 'o', ue: 'u' }
const withoutUmlaut = (form: string): string => form.replace(/[aou]e/g, (pair) => vowels[pair] ?? pair)
const undoubled = (form: string): string => form.replace(/([bdfglmnprst])\1$/, '$1')

const stripped = (word: string): string[] =>
  suffixes.flatMap(([suffix, endings]) =>
    word.endsWith(suffix) && word.length - suffix.length >= 2
      ? endings.flatMap((ending) => {
          const stem = word.slice(0, -suffix.length)
          return ending === '' ? [stem, undoubled(stem)] : [stem + ending]
        })
      : [],
  )

/**
 * The words a folded word may be an inflection of, itself first: “squeakiest”, “wettest”, “laengere”, “gequietscht”.
 * Candidates only: the lexicon decides which exist.
 */
export const forms = (word: string): string[] => {
  if (word.length > longestWord) return [word]
  const bare = word.startsWith('ge') && word.length > 6 ? [word.slice(2)] : []
  const found = [word, ...stripped(word), ...bare.flatMap((part) => stripped(part))]
  return [...new Set([...found, ...found.map(withoutUmlaut)])]
}

/** “loooong” as “long” and “loong”: runs of three or more letters are one or two. Nothing for a word without a run. */
export const unstretched = (word: string): string[] =>
  /(.)\1\1/.test(word) ? [word.replace(/(.)\1{2,}/g, '$1'), word.replace(/(.)\1{2,}/g, '$1$1')] : []
