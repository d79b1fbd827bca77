import type { Aspect, SoundType } from '../parameters.ts'

/**
 * What a word says of a sound: shifts of the knobs from neutral (0) to an end (-1 or 1; a plain adjective is ±0.6),
 * and votes for types of sound (a word that names the type gives 1, a hint 0.3).
 */
export type Sense = Readonly<Partial<Record<Aspect | SoundType, number>>>

/** Words of one meaning, separated by “, ”; several words in one are a phrase. Inflections are found by rule. */
export type Senses = readonly (readonly [words: string, sense: Sense])[]
