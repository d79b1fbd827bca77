import { cos, exp, log, log2, TAU } from '../math.ts'
import { spectra, windowSize } from './spectra.ts'
import { summit } from './summit.ts'

/** Divisions of the octave that pitch is counted in: 5 cents each. */
const DIVISIONS = 240
const PER_SEMITONE = DIVISIONS / 12
const C0 = 16.351597831287414
const WINDOW_SECONDS = 0.74
const LOWEST = 60
const HIGHEST = 2000
// Weights by pitch are a bell: folded into an octave it is flat, so noise is in no key.
const CENTRE = 250
const BELL_OCTAVES = 0.8
// A partial stands this far above the mean power about it, and this near to the loudest one.
const PROMINENCE = 8
const NEIGHBOURS = 12
const BELOW_LOUDEST = 1e-4
const SILENCE = 1e-9

export type Chroma = {
  /** How strongly each pitch class sounds, C first. */
  readonly classes: Float64Array
  /** How far the piece is tuned from A4 = 440 Hz, -50 to 50 cents. */
  readonly tuning: number
  /** Partials found, in the mean of the windows that are not silent: hardly any in noise. */
  readonly partials: number
}

/** The offset, in divisions, at which pitches gather about the semitones. */
function tuningOf(pitches: Float64Array): number {
  const gathered = (offset: number): number =>
    pitches.reduce((sum, weight, d) => sum + weight * cos((TAU * (d - offset)) / PER_SEMITONE), 0)
  let best = -PER_SEMITONE / 2
  for (let offset = best; offset < PER_SEMITONE / 2; offset += 1) if (gathered(offset) > gathered(best)) best = offset
  return best + summit(gathered(best - 1), gathered(best), gathered(best + 1))
}

/**
 * The chroma of a stream at `sampleRate`: the peaks of its spectra between 60 Hz and 2 kHz, their frequencies interpolated
 * (Gomez, 2006), gathered at 5 cents, and folded into semitones at the end, when the tuning is known.
 */
export function chromaStage(sampleRate: number): {
  readonly push: (samples: Float64Array) => void
  readonly read: () => Chroma
} {
  const size = windowSize(WINDOW_SECONDS, sampleRate)
  const low = Math.max(NEIGHBOURS, Math.ceil((LOWEST * size) / sampleRate))
  const high = Math.min(size / 2 - NEIGHBOURS - 1, Math.floor((HIGHEST * size) / sampleRate))
  const pitches = new Float64Array(DIVISIONS)
  let windows = 0
  let partials = 0

  const push = spectra(size, size / 2, (power) => {
    let loudest = 0
    let about = 0
    for (let k = low; k <= high; k += 1) loudest = Math.max(loudest, power[k] as number)
    if (loudest < SILENCE) return
    windows += 1
    const floor = loudest * BELOW_LOUDEST
    for (let k = low - NEIGHBOURS; k < low + NEIGHBOURS; k += 1) about += power[k] as number
    for (let k = low; k <= high; k += 1) {
      about += power[k + NEIGHBOURS] as number
      const here = power[k] as number
      const left = power[k - 1] as number
      const right = power[k + 1] as number
      if (here > floor && here > left && here >= right && here * (2 * NEIGHBOURS + 1) > PROMINENCE * about) {
        partials += 1
        const bin = k + summit(log(left + 1e-30), log(here), log(right + 1e-30))
        const hertz = (bin * sampleRate) / size
        const division = Math.round(log2(hertz / C0) * DIVISIONS) % DIVISIONS
        const away = log2(hertz / CENTRE) / BELL_OCTAVES
        // The fourth root of power relative to the window: quiet passages and inner voices count too.
        const weight = Math.sqrt(Math.sqrt(here / loudest)) * exp(-0.5 * away * away)
        pitches[division] = (pitches[division] as number) + weight
      }
      about -= power[k - NEIGHBOURS] as number
    }
  })

  return {
    push,
    read() {
      const offset = tuningOf(pitches)
      const classes = new Float64Array(12)
      pitches.forEach((weight, d) => {
        const pitchClass = ((Math.round((d - offset) / PER_SEMITONE) % 12) + 12) % 12
        classes[pitchClass] = (classes[pitchClass] as number) + weight
      })
      return { classes, tuning: (offset * 100) / PER_SEMITONE, partials: windows > 0 ? partials / windows : 0 }
    },
  }
}
