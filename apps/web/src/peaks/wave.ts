import { decodePeaks } from '@stemma/audio'
import { fetchMedia, mediaUrl } from './media.ts'
import type { Wave } from '../ui/ribbon/wave.ts'

const waves = new Map<string, Wave>()

/** The outline stored under a digest. The digest names the content, so it is loaded once and never again. */
export const waveOf = (peaksSha256: string | null | undefined, via?: string): Wave | undefined => {
  if (peaksSha256 === null || peaksSha256 === undefined) return undefined
  const found = waves.get(peaksSha256)
  if (found !== undefined) return found
  const wave: Wave = {
    key: peaksSha256,
    load: async () => decodePeaks(new Uint8Array(await fetchMedia(mediaUrl(peaksSha256, via)))),
  }
  waves.set(peaksSha256, wave)
  return wave
}
