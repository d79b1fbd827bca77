import type { Outputs } from '../trpc.ts'

export type Track = Outputs['library']['tracks']['list']['items'][number]
export type WholeTrack = Outputs['library']['tracks']['get']
export type Artist = Outputs['library']['artists']['list']['items'][number]
export type Album = Outputs['library']['albums']['list']['items'][number]
