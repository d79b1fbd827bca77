import type { Outputs } from '../trpc.ts'

export type Sound = Outputs['sounds']['get']
export type Share = Outputs['sounds']['shares']['items'][number]
/** A sound as others see it. */
export type PublicSound = Omit<Outputs['sounds']['publicCollectionSounds']['items'][number], 'sortOrder'>
export type Collection = Outputs['sounds']['collections']['list']['items'][number]
export type Parameters = Pick<Sound, 'duration' | 'wetness' | 'pitch' | 'type'>
export type SoundType = Sound['type']

/** In the order people are shown them. */
export const soundTypes = ['squeaker', 'rumbler', 'stutterer', 'classic', 'wet'] as const satisfies readonly SoundType[]
