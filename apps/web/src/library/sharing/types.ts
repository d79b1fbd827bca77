import type { Outputs } from '../../trpc.ts'

export type ShownTrack = Outputs['library']['openTracks']['items'][number]
