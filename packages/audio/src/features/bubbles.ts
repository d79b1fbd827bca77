import { log2 } from '../math.ts'
import { spectrogram } from './spectrogram.ts'

const SIZE = 512
const HOP = 128
const LOWEST = 250
const HIGHEST = 6000
// A ridge: this far above its neighbourhood (13 dB), for this many windows (17 ms).
const PROMINENCE = 20
const SHORTEST = 6
const LONGEST = 60
// Octaves a second a bubble climbs at the least; voices glide more slowly.
const SLOWEST_RISE = 4

type Ridge = { first: number; last: number; from: number; to: number; loudest: number; level: number }

/** The bin of each narrow spectral peak of one window, to a fraction of a bin. */
function summits(power: Float32Array, offset: number, low: number, high: number): { bin: number; level: number }[] {
  const found: { bin: number; level: number }[] = []
  for (let b = low; b < high; b += 1) {
    const here = power[offset + b] as number
    const left = power[offset + b - 1] as number
    const right = power[offset + b + 1] as number
    if (here < left || here <= right || here < 1e-4) continue
    const floor = Math.min(power[offset + b - 4] as number, power[offset + b + 4] as number)
    const other = Math.max(power[offset + b - 4] as number, power[offset + b + 4] as number)
    if (here < PROMINENCE * Math.sqrt(floor * other)) continue
    found.push({ bin: b + (0.5 * (right - left)) / Math.max(1e-20, 2 * here - left - right), level: here })
  }
  return found
}

function isBubble({ first, last, from, to, loudest, level }: Ridge, sampleRate: number): boolean {
  const windows = last - first
  if (windows < SHORTEST || windows > LONGEST || level > 0.6 * loudest) return false
  return (log2(to / from) * sampleRate) / (windows * HOP) >= SLOWEST_RISE
}

/** The number of bubbles in `samples`: narrow ridges of the spectrogram that climb steeply as they die away. */
export function countBubbles(samples: Float32Array, sampleRate: number): number {
  const { bins, windows, power } = spectrogram(samples, SIZE, HOP)
  const low = Math.max(4, Math.ceil((LOWEST * SIZE) / sampleRate))
  const high = Math.min(bins - 5, Math.floor((HIGHEST * SIZE) / sampleRate))
  let ridges: Ridge[] = []
  let count = 0
  for (let w = 0; w < windows; w += 1) {
    const next: Ridge[] = []
    for (const { bin, level } of summits(power, w * bins, low, high)) {
      const before = ridges.find(({ to }) => bin - to > -0.6 && bin - to < 1.6)
      if (before === undefined) next.push({ first: w, last: w, from: bin, to: bin, loudest: level, level })
      else {
        ridges = ridges.filter((ridge) => ridge !== before)
        next.push({ ...before, last: w, to: bin, loudest: Math.max(before.loudest, level), level })
      }
    }
    for (const ended of ridges) if (isBubble(ended, sampleRate)) count += 1
    ridges = next
  }
  for (const ended of ridges) if (isBubble(ended, sampleRate)) count += 1
  return count
}
