export { sha256 } from '../shared/input.ts'

/** What a blob may be. The media route sends nothing else. */
export const mediaTypes = [
  'audio/wav',
  'audio/mpeg',
  'audio/flac',
  'audio/ogg',
  'audio/mp4',
  'audio/aac',
  'audio/webm',
  'image/jpeg',
  'image/png',
  'image/webp',
  'application/vnd.stemma.peaks',
] as const
export type MediaType = (typeof mediaTypes)[number]
