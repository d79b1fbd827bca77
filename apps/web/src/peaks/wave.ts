import { decodePeaks, type Peaks } from '@stemma/audio'
import { fetchMedia, mediaUrl } from './media.ts'
import type { Wave } from '../ui/ribbon/wave.ts'

const waves = new Map<string, Wave>()

/** A list asks for all its outlines at once: each in a task of its own, so that a slow machine answers between them. */
const ownTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

const loadPeaks = async (url: string): Promise<Peaks> => {
  await ownTask()
  return decodePeaks(new Uint8Array(await fetchMedia(url)))
}

/** The outline stored under a digest. The digest names the content, so it is loaded once and never again. */
export const waveOf = (peaksSha256: string | null | undefined, via?: string): Wave | undefined => {
  if (peaksSha256 === null || peaksSha256 === undefined) return undefined
  const found = waves.get(peaksSha256)
  if (found !== undefined) return found
  const wave: Wave = {
    key: peaksSha256,
    load: () => loadPeaks(mediaUrl(peaksSha256, via)),
  }
  waves.set(peaksSha256, wave)
  return wave
}
