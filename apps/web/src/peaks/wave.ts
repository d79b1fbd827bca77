import { decodePeaks } from '@stemma/audio'
import type { Wave } from '../ui/ribbon/wave.ts'

const waves = new Map<string, Wave>()

/** Where blobs are fetched; `via` is the share token that lets a stranger hear it. */
export const mediaUrl = (sha256: string, via?: string): string =>
  `/media/${sha256}${via === undefined ? '' : `?via=${encodeURIComponent(via)}`}`

/** The outline stored under a digest. The digest names the content, so it is loaded once and never again. */
export const waveOf = (peaksSha256: string | null | undefined, via?: string): Wave | undefined => {
  if (peaksSha256 === null || peaksSha256 === undefined) return undefined
  const found = waves.get(peaksSha256)
  if (found !== undefined) return found
  const wave: Wave = {
    key: peaksSha256,
    load: async () => {
      const answer = await fetch(mediaUrl(peaksSha256, via))
      if (!answer.ok) throw new Error(`${answer.status}`)
      return decodePeaks(new Uint8Array(await answer.arrayBuffer()))
    },
  }
  waves.set(peaksSha256, wave)
  return wave
}
