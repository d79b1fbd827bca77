/** A piece of a prompt: `key` is its folded form (lower case, ä → ae, no accents), places are UTF-16 code units. */
export type Token = {
  kind: 'word' | 'number' | 'emoji' | 'mark'
  text: string
  key: string
  start: number
  end: number
}

// Alternatives begin with disjoint characters and never nest a quantifier: linear on any input.
const pieces =
  /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)?|\d+(?:[.,]\d+)?|\.\d+|[½¼¾]|\p{Extended_Pictographic}|\n|[^\s\p{M}\p{Cf}\p{L}]/gu

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', œ: 'oe', æ: 'ae', ø: 'oe' }

/** Folds a word for look-up, so that “Größer”, “groesser” and “GRÖSSER” are one. */
export const fold = (word: string): string =>
  word
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[äöüßœæø]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/’/g, "'")

const kindOf = (text: string): Token['kind'] => {
  if (/^\p{L}/u.test(text)) return 'word'
  if (/^[.\d½¼¾]/.test(text) && text !== '.') return 'number'
  return /^\p{Extended_Pictographic}/u.test(text) ? 'emoji' : 'mark'
}

/** Cuts a prompt of any script, or of none, into words, numbers, emoji and marks. */
export const tokenise = (prompt: string): Token[] =>
  Array.from(prompt.matchAll(pieces), ({ 0: text, index }) => ({
    kind: kindOf(text),
    text,
    key: fold(text),
    start: index,
    end: index + text.length,
  }))
