import { exp, log2 } from '../math.ts'
import { onsets } from './onsets.ts'
import { summit } from './summit.ts'

/** The tempo of a piece in beats a minute. */
export type Tempo = {
  /** Beats a minute, `MIN_BPM` to `MAX_BPM`. */
  readonly bpm: number
  /** 0 (hardly a pulse) to 1 (a metronome); how regular the pulse is, not which of its octaves is the beat. */
  readonly confidence: number
  /** Half and double the tempo, where in range: listeners differ about the octave. */
  readonly half: number | null
  readonly double: number | null
}

export const MIN_BPM = 40
export const MAX_BPM = 240

// Tempi are tried at steps of a quarter of a percent: natural logarithms.
const STEP = 0.0025
const STEPS = 718
const BEATS = 4
const PREFERRED_BPM = 120
const PRIOR_OCTAVES = 1
// A comb nearly as strong at twice the tempo: the slower one only counts every other beat.
const FASTER = 0.96
const SHORTEST_SECONDS = 3
// Lags beyond have too few pairs.
const LONGEST_PART = 0.7
const LEAST_FLUX = 1e-3
const LEAST_REGULARITY = 0.1
const LEAST_SIGMAS = 9

/** Autocorrelation of a stream, summed as it comes: lags 0 to `most`. */
function autocorrelation(most: number) {
  const sums = new Float64Array(most + 1)
  // Twice over, so that the latest `most + 1` values always lie in one piece.
  const past = new Float64Array(2 * (most + 1))
  let count = 0
  return {
    push(value: number): void {
      const at = most - (count % (most + 1))
      past[at] = value
      past[at + most + 1] = value
      count += 1
      for (let lag = 0; lag <= most; lag += 1) sums[lag] = (sums[lag] as number) + value * (past[at + lag] as number)
    },
    /** Values so far, and a function of the lag: 1 at 0, corrected for the values that have no partner. */
    read(): { readonly count: number; readonly at: (lag: number) => number } {
      const scale = (sums[0] as number) / count
      const whole = (lag: number): number => (sums[lag] as number) / (count - lag) / scale
      return {
        count,
        at(lag) {
          const low = Math.floor(lag)
          const part = lag - low
          return low >= most ? 0 : (1 - part) * whole(low) + part * whole(low + 1)
        },
      }
    },
  }
}

/** `period` after the interpolated summits of the autocorrelation nearest to its multiples, by least squares. */
function refined(at: (lag: number) => number, period: number, longest: number): number {
  let products = 0
  let squares = 0
  for (let beat = 1; beat <= BEATS && beat * period <= longest; beat += 1) {
    let lag = Math.round(beat * period)
    for (let step = 0; step < 2; step += 1)
      if (at(lag + 1) > at(lag)) lag += 1
      else if (at(lag - 1) > at(lag)) lag -= 1
    products += beat * (lag + summit(at(lag - 1), at(lag), at(lag + 1)))
    squares += beat * beat
  }
  return products / squares
}

function bpmOf(step: number): number {
  return MIN_BPM * exp(STEP * step)
}

function prior(bpm: number): number {
  const octaves = log2(bpm / PREFERRED_BPM) / PRIOR_OCTAVES
  return exp(-0.5 * octaves * octaves)
}

/**
 * The autocorrelation at the first multiples of `period`: halfway from their mean to the least, because half the period
 * fits every other time. 0 if fewer than two are below `longest`.
 */
function comb(at: (lag: number) => number, period: number, longest: number): number {
  let sum = 0
  let least = Infinity
  let beats = 0
  for (; beats < BEATS && (beats + 1) * period <= longest; beats += 1) {
    const value = at((beats + 1) * period)
    sum += value
    least = Math.min(least, value)
  }
  return beats < 2 ? 0 : (sum / beats + least) / 2
}

/** The step of the tempo that is felt, among the `combs` of all. */
function beatOf(combs: Float64Array): number {
  let best = 0
  combs.forEach((value, step) => {
    if (value * prior(bpmOf(step)) > (combs[best] as number) * prior(bpmOf(best))) best = step
  })
  const octave = best + Math.round(Math.LN2 / STEP)
  let faster = best
  let least = FASTER * (combs[best] as number)
  for (let step = octave - 4; step <= Math.min(STEPS - 1, octave + 4); step += 1)
    if ((combs[step] as number) > least) {
      faster = step
      least = combs[step] as number
    }
  return faster
}

/**
 * The tempo of a stream at `sampleRate`: the comb over the autocorrelation of its onset strength (Scheirer, 1998; Ellis,
 * 2007), weighed by a log-normal prior about 120, that is highest. `read` gives null where nothing repeats.
 */
export function tempoStage(sampleRate: number): {
  readonly push: (samples: Float64Array) => void
  readonly read: () => Tempo | null
} {
  let flux = 0
  const { rate, push } = onsets(sampleRate, (strength, rise) => {
    correlation.push(strength)
    flux += rise
  })
  const correlation = autocorrelation(Math.ceil((BEATS * 60 * rate) / MIN_BPM) + 1)

  const read = (): Tempo | null => {
    const { count, at } = correlation.read()
    if (count < SHORTEST_SECONDS * rate || flux / count < LEAST_FLUX) return null
    const longest = LONGEST_PART * count
    const combs = Float64Array.from({ length: STEPS }, (_, step) => comb(at, (60 * rate) / bpmOf(step), longest))
    const best = beatOf(combs)
    const regularity = combs[best] as number
    const chance = Math.max(LEAST_REGULARITY, LEAST_SIGMAS / Math.sqrt(count))
    if (regularity < chance) return null
    const period = refined(at, (60 * rate) / bpmOf(best), longest)
    const bpm = Math.min(MAX_BPM, Math.max(MIN_BPM, (60 * rate) / period))
    return {
      bpm,
      confidence: Math.min(1, (regularity - chance) / (1 - chance)),
      half: bpm / 2 >= MIN_BPM ? bpm / 2 : null,
      double: bpm * 2 <= MAX_BPM ? bpm * 2 : null,
    }
  }
  return { push, read }
}
