import type { SoundParameters } from './parameters.ts'

/** A word or phrase of a prompt and what it moved, its place given in UTF-16 code units of the prompt. */
export type MatchedWords = { text: string; start: number; end: number; effect: string }

/** What the rule-based reader made of a prompt, with an honest confidence (0-1, two decimals). */
export type Reading = {
  engine: 'rules/v1'
  parameters: SoundParameters
  confidence: number
  matched: readonly MatchedWords[]
  /** Content words nothing is known about, as typed, each once. */
  unread: readonly string[]
}
