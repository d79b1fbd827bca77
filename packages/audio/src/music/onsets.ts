import { exp, log } from '../math.ts'
import { spectra, windowSize } from './spectra.ts'

const LOWEST = 30
const HIGHEST = 5000
const BANDS = 32
// -40 dB of full scale is where the logarithm bends.
const COMPRESSION = 100
// Rises below 0.4 dB are the leakage of steady tones.
const LEAST_RISE = 0.05
const WINDOW_SECONDS = 0.046
const HOP_SECONDS = 0.0116
const MEAN_SECONDS = 1.5

/** The first bin of each band, and the end of the last: evenly spaced by pitch, at least a bin wide. */
function bandEdges(size: number, sampleRate: number): number[] {
  const highest = Math.min(HIGHEST, 0.45 * sampleRate)
  const edges = [Math.max(1, Math.round((LOWEST * size) / sampleRate))]
  for (let b = 1; b <= BANDS; b += 1) {
    const hertz = LOWEST * exp((b / BANDS) * log(highest / LOWEST))
    edges.push(Math.max((edges[b - 1] as number) + 1, Math.round((hertz * size) / sampleRate)))
  }
  return edges.filter((edge) => edge <= size / 2)
}

/**
 * The onset strength of a stream: half-wave rectified spectral flux of logarithmic band magnitudes (Klapuri, 1999; Dixon,
 * 2006), less its running mean. `visit` gets one value for each 1 / `rate` seconds: the flux in nepers a band, without and with its mean.
 */
export function onsets(
  sampleRate: number,
  visit: (strength: number, flux: number) => void,
): { readonly rate: number; readonly push: (samples: Float64Array) => void } {
  const size = windowSize(WINDOW_SECONDS, sampleRate)
  const hop = Math.max(1, Math.round(HOP_SECONDS * sampleRate))
  const edges = bandEdges(size, sampleRate)
  const bands = edges.length - 1
  const before = new Float64Array(bands)
  const forget = hop / (MEAN_SECONDS * sampleRate)
  let mean = 0
  let started = false
  const push = spectra(size, hop, (power) => {
    let flux = 0
    for (let b = 0; b < bands; b += 1) {
      let sum = 0
      const end = edges[b + 1] as number
      for (let k = edges[b] as number; k < end; k += 1) sum += power[k] as number
      const level = log(1 + COMPRESSION * Math.sqrt(sum))
      const rise = level - (before[b] as number)
      if (started && rise > LEAST_RISE) flux += rise
      before[b] = level
    }
    flux /= bands
    mean += started ? forget * (flux - mean) : 0
    if (started) visit(flux - mean, flux)
    started = true
  })
  return { rate: sampleRate / hop, push }
}
