export { sha256 } from '../shared/input.ts'

/** What a blob may be. The media route sends nothing else. */
export const mediaTypes = ['audio/wav', 'application/vnd.stemma.peaks'] as const
export type MediaType = (typeof mediaTypes)[number]
