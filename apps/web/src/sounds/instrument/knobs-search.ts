import { soundTypes, type Sound } from '../types.ts'
import type { Base } from './state.ts'

/** Knobs in an address, so that anyone can open a sound they were shown: `?knobs=1.2-7-8-squeaker-1001&say=…`. */
export type KnobsSearch = { knobs?: string | undefined; say?: string | undefined }

export const knobsSearch = ({
  duration,
  wetness,
  pitch,
  type,
  seed,
  prompt,
}: Pick<Sound, 'duration' | 'wetness' | 'pitch' | 'type' | 'seed' | 'prompt'>): KnobsSearch => ({
  knobs: [duration, wetness, pitch, type, seed].join('-'),
  say: prompt.slice(0, 500),
})

const whole = (text: string | undefined, high: number): number | undefined => {
  const value = Number(text)
  return text !== undefined && /^\d+$/.test(text) && value <= high ? value : undefined
}

/** The knobs an address names; undefined when any of them makes no sense. */
export const baseOf = ({ knobs, say }: KnobsSearch): { base: Base; seed: number } | undefined => {
  const [length, wet, high, kind, chance] = knobs?.split('-') ?? []
  const duration = Math.round(Number(length) * 100) / 100
  const wetness = whole(wet, 10)
  const pitch = whole(high, 10)
  const seed = whole(chance, 2 ** 32 - 1)
  const type = soundTypes.find((candidate) => candidate === kind)
  if (
    !(duration >= 0.5 && duration <= 10) ||
    wetness === undefined ||
    pitch === undefined ||
    seed === undefined ||
    type === undefined
  )
    return undefined
  return {
    base: {
      id: undefined,
      prompt: say ?? '',
      parameters: { duration, wetness, pitch, type },
      engine: 'synth/v1',
      patch: undefined,
    },
    seed,
  }
}
