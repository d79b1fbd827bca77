import type { SoundParameters } from '../input.ts'

export type { SoundParameters, SoundType } from '../input.ts'

/** The knobs a word can turn. */
export const aspects = ['duration', 'wetness', 'pitch'] as const
export type Aspect = (typeof aspects)[number]

/** The sound of a prompt that says nothing. */
export const neutral: SoundParameters = { duration: 1.5, wetness: 3, pitch: 5, type: 'classic' }

export const limits = { duration: [0.5, 10], wetness: [0, 10], pitch: [0, 10] } as const satisfies Record<
  Aspect,
  readonly [number, number]
>

/** The nearest value a knob can hold: seconds with two decimals, whole steps otherwise. */
export const onKnob = (aspect: Aspect, value: number): number => {
  const [low, high] = limits[aspect]
  const within = Number.isNaN(value) ? neutral[aspect] : Math.min(high, Math.max(low, value))
  return aspect === 'duration' ? Math.round(within * 100) / 100 : Math.round(within)
}

/** Octaves between the lowest note (0, 50 Hz) and the highest (10, 1600 Hz) of the pitch knob. */
const pitchOctaves = 5

/** Where a frequency in hertz lies on the pitch knob. */
export const pitchOfHertz = (hertz: number): number =>
  onKnob('pitch', (Math.log2(Math.min(20_000, Math.max(1, hertz)) / 50) / pitchOctaves) * 10)
