import type { SoundType } from '../parameters.ts'

export type Range = readonly [low: number, high: number]

/** A prompt and what must be true of its reading; `sure` and `unsure` bound its confidence, `says` must occur in an effect. */
export type Expectation = readonly [
  prompt: string,
  expected: {
    duration?: Range
    wetness?: Range
    pitch?: Range
    type?: SoundType
    sure?: number
    unsure?: number
    says?: string
  },
]
