import type { Sense } from './lexicon/entry.ts'
import { fillerPhrases, fillers } from './lexicon/fillers.ts'
import { senses } from './lexicon/index.ts'
import { afterthoughts, comparisons, intensifiers, joints, negators, times } from './lexicon/modifiers.ts'
import { longest, phraseTable, type Found } from './phrases.ts'
import type { Token } from './tokens.ts'

/** What a word does in a sentence. */
export type Role =
  | { role: 'sense'; sense: Sense }
  | { role: 'negator'; reach: 'one' | 'rest'; force: number }
  | { role: 'intensifier' | 'afterthought'; factor: number }
  | { role: 'time'; slot: 'start' | 'end' | 'toward' }
  | { role: 'joint'; joint: 'and' | 'or' | 'but' }
  | { role: 'than' }
  | { role: 'filler' }

// The order decides between equally long, equally exact phrases.
const tables = [
  phraseTable<Role>(senses.map(([words, sense]) => [words, { role: 'sense', sense }])),
  phraseTable<Role>(negators.map(([words, denial]) => [words, { role: 'negator', ...denial }])),
  phraseTable<Role>(afterthoughts.map(([words, factor]) => [words, { role: 'afterthought', factor }])),
  phraseTable<Role>(intensifiers.map(([words, factor]) => [words, { role: 'intensifier', factor }])),
  phraseTable<Role>(times.map(([words, slot]) => [words, { role: 'time', slot }])),
  phraseTable<Role>([
    [joints.and, { role: 'joint', joint: 'and' }],
    [joints.or, { role: 'joint', joint: 'or' }],
    [joints.but, { role: 'joint', joint: 'but' }],
  ]),
  phraseTable<Role>([[comparisons, { role: 'than' }]]),
  phraseTable<Role>([
    [fillers.replaceAll(' ', ', '), { role: 'filler' }],
    [fillerPhrases, { role: 'filler' }],
  ]),
]

/** The best reading of the words that begin at a token: longest first, then least inflected, then by the order of the tables. */
export const lookUp = (tokens: readonly Token[], at: number): Found<Role> | undefined => {
  let best: Found<Role> | undefined
  for (const table of tables) {
    const found = longest(table, tokens, at)
    if (found && (!best || found.length > best.length || (found.length === best.length && found.bent < best.bent)))
      best = found
  }
  return best
}
