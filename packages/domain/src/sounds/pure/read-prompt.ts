import { effectOf } from './effects.ts'
import type { Reading } from './reading.ts'
import { walk, type Walk } from './statements.ts'
import { tokenise, type Token } from './tokens.ts'
import { weigh } from './weigh.ts'

/** Bounds of what is listed; everything understood is weighed all the same. */
const most = { unread: 50, matched: 60, text: 100 }

/** Hyphens inside a word join: “machine-gun” is the phrase “machine gun”. Between numbers they are a range. */
const withoutJoiners = (tokens: readonly Token[]): Token[] =>
  tokens.filter((token, i) => {
    const [before, after] = [tokens[i - 1], tokens[i + 1]]
    const inside = before?.end === token.start && token.end === after?.start
    return token.key !== '-' || !inside || (before.kind === 'number' && after.kind === 'number')
  })

/** Cut to what a list can show, never through the middle of a character. */
const shortened = (text: string): string => text.slice(0, most.text).toWellFormed()

/**
 * Share of content words understood, how many of the four parameters were spoken of, minus contradictions and misspellings.
 * Nothing understood is 0.1, an empty prompt 0.
 */
const confidence = ({ statements, unread, understood }: Walk, spoken: number, contradiction: number): number => {
  if (statements.length === 0 || spoken === 0)
    return understood + unread.length === 0 ? 0 : statements.length === 0 ? 0.1 : 0.2
  const share = understood / (understood + unread.length)
  const guessed =
    statements.filter((said) => said.kind === 'sense' && said.takenFor !== undefined).length / statements.length
  const trust = (0.15 + 0.45 * share + 0.4 * Math.sqrt(spoken / 4)) * (1 - 0.6 * contradiction) * (1 - 0.3 * guessed)
  // With hardly a word understood, what was may well be chance.
  return Math.min(0.95, share < 0.25 ? trust * share * 4 : trust)
}

/** Reads a prompt in English or German by lexicon and rules. Deterministic, total, linear in the length of the prompt. */
export const readPrompt = (prompt: string): Reading => {
  const walked = walk(withoutJoiners(tokenise(prompt)))
  const { statements, unread } = walked
  const { parameters, spoken, contradiction } = weigh(statements)
  return {
    engine: 'rules/v1',
    parameters,
    confidence: Math.round(confidence(walked, spoken, contradiction) * 100) / 100,
    matched: statements.slice(0, most.matched).map(({ start, end }, i) => ({
      text: shortened(prompt.slice(start, end)),
      start,
      end,
      effect: effectOf(statements, i),
    })),
    unread: [...new Map(unread.map(({ key, text }) => [key, shortened(text)])).values()].slice(0, most.unread),
  }
}
