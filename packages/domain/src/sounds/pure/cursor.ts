import { longest, phraseTable, type PhraseTable } from './phrases.ts'
import { numberWords } from './lexicon/names.ts'
import type { Token } from './tokens.ts'

const numbers = phraseTable(numberWords)
const fractions = phraseTable<number>([
  ['½', 0.5],
  ['¼', 0.25],
  ['¾', 0.75],
])

/** Steps over tokens: every `take` consumes a phrase, as spelt in its table, or leaves the place as it was. */
export class Cursor {
  readonly tokens: readonly Token[]
  at: number

  constructor(tokens: readonly Token[], at: number) {
    this.tokens = tokens
    this.at = at
  }

  /** The folded token here, or one further on or back. */
  key(offset = 0): string | undefined {
    return this.tokens[this.at + offset]?.key
  }

  take<T>(table: PhraseTable<T>): T | undefined {
    const found = longest(table, this.tokens, this.at, true)
    this.at += found?.length ?? 0
    return found?.value
  }

  /** Looks without consuming. */
  sees<T>(table: PhraseTable<T>): boolean {
    return longest(table, this.tokens, this.at, true) !== undefined
  }

  /** Digits with a decimal point or comma and an attached minus, or number words. */
  takeNumber(): number | undefined {
    const { at } = this
    const minus = this.key() === '-' && this.tokens[at]?.end === this.tokens[at + 1]?.start
    const digits = this.tokens[minus ? at + 1 : at]
    if (digits?.kind === 'number' && /\d/.test(digits.key)) {
      this.at += minus ? 2 : 1
      const value = Number(digits.key.replace(',', '.')) + (this.take(fractions) ?? 0)
      return minus ? -value : value
    }
    return this.take(numbers)
  }
}
