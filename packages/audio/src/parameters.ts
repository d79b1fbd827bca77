import { AudioError } from './errors.ts'

/** The kinds of comic sound, in the order people are shown them. */
export const SOUND_TYPES = ['squeaker', 'rumbler', 'stutterer', 'classic', 'wet'] as const
export type SoundType = (typeof SOUND_TYPES)[number]

/** What a person asks of a sound: seconds (0.50 to 10.00, two decimals), two knobs of whole 0 to 10, and a kind. */
export type SoundParameters = {
  readonly duration: number
  readonly wetness: number
  readonly pitch: number
  readonly type: SoundType
}

export const MIN_DURATION = 0.5
export const MAX_DURATION = 10
export const MAX_KNOB = 10

const isKnob = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MAX_KNOB

/** `parameters` itself, after a check of every range. */
export function checkParameters(parameters: SoundParameters): SoundParameters {
  const { duration, wetness, pitch, type } = parameters
  const refuse = (sentence: string): never => {
    throw new AudioError('parameters.invalid', sentence)
  }
  // NaN fails the comparison too.
  if (!(duration >= MIN_DURATION && duration <= MAX_DURATION))
    refuse(`The duration must be ${MIN_DURATION} to ${MAX_DURATION} seconds.`)
  if (!isKnob(wetness)) refuse(`The wetness must be a whole number from 0 to ${MAX_KNOB}.`)
  if (!isKnob(pitch)) refuse(`The pitch must be a whole number from 0 to ${MAX_KNOB}.`)
  if (!SOUND_TYPES.includes(type)) refuse(`The type must be one of ${SOUND_TYPES.join(', ')}.`)
  return parameters
}
