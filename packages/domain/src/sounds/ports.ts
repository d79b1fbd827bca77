import type { OwnKey } from '../identity/index.ts'
import type { SoundParameters } from './input.ts'

/** A language model that reads prompts. `engine` names it, e.g. `anthropic/claude-…`; it answers or fails, and nothing takes its place. */
export type LanguageReader = {
  engine: string
  read(
    prompt: string,
    signal: AbortSignal,
  ): Promise<{
    parameters: SoundParameters
    confidence: number
    why: string
    engine: string
    inputTokens: number
    outputTokens: number
  }>
}

/** A provider's model that reads prompts at a person's own expense. A key it refuses is `key_refused`, an empty purse `key_spent`. */
export type ReaderWith = (own: OwnKey) => Promise<LanguageReader>
