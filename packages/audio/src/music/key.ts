import { chromaStage } from './chroma.ts'

/** The key of a piece. */
export type Key = {
  /** Pitch class of the tonic, 0 (C) to 11 (B). */
  readonly tonic: number
  readonly mode: 'major' | 'minor'
  /** How far the piece is tuned from A4 = 440 Hz, -50 to 50 cents. */
  readonly tuning: number
  /** 0 (a guess) to 1 (fits the key, and no other nearly as well). */
  readonly confidence: number
}

/**
 * How often each pitch class sounds from the tonic up, in a corpus (Albrecht and Shanahan, 2013). Minor without a leading
 * note, on which Temperley's profiles (1999) fail, is found by these; major they find as well.
 */
const PROFILES = {
  major: [0.238, 0.006, 0.111, 0.006, 0.137, 0.094, 0.016, 0.214, 0.009, 0.08, 0.008, 0.081],
  minor: [0.22, 0.006, 0.104, 0.123, 0.019, 0.103, 0.012, 0.214, 0.062, 0.022, 0.061, 0.052],
} as const

// What a note's third and fifth harmonics add to the pitch classes 7 and 4 semitones up; it would make minor major.
const THIRD_HARMONIC = 0.1
const FIFTH_HARMONIC = 0.05

// Pitch classes that all sound alike, a pitch alone, or stray peaks of noise are in no key.
const LEAST_CONTRAST = 0.3
const LEAST_CLASSES = 3
const LEAST_PARTIALS = 0.5
const LEAST_FIT = 0.5

function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += values[i] as number
  return sum / values.length
}

/** Pearson's correlation of `classes` from `tonic` up with `profile`. */
function correlation(classes: Float64Array, tonic: number, profile: readonly number[]): number {
  const x = mean(classes)
  const y = mean(profile)
  let xy = 0
  let xx = 0
  let yy = 0
  for (let i = 0; i < 12; i += 1) {
    const a = (classes[(tonic + i) % 12] as number) - x
    const b = (profile[i] as number) - y
    xy += a * b
    xx += a * a
    yy += b * b
  }
  return xx > 0 ? xy / Math.sqrt(xx * yy) : 0
}

/** `classes` less the harmonics of each other. */
function withoutHarmonics(classes: Float64Array): Float64Array {
  return classes.map(
    (c, i) =>
      c - THIRD_HARMONIC * (classes[(i + 5) % 12] as number) - FIFTH_HARMONIC * (classes[(i + 8) % 12] as number),
  )
}

/**
 * The key of a stream at `sampleRate`: of 24 profiles the one that correlates best with the chroma (Krumhansl, 1990).
 * `read` gives null where no pitch classes stand out, or none of the keys fits them.
 */
export function keyStage(sampleRate: number): {
  readonly push: (samples: Float64Array) => void
  readonly read: () => Key | null
} {
  const { push, read } = chromaStage(sampleRate)
  return {
    push,
    read() {
      const { classes, tuning, partials } = read()
      const average = mean(classes)
      if (partials < LEAST_PARTIALS) return null
      const contrast = Math.sqrt(mean(classes.map((c) => (c - average) * (c - average)))) / average
      const loudest = classes.reduce((most, c) => Math.max(most, c), 0)
      const sounding = classes.filter((c) => c > 0.1 * loudest).length
      if (contrast < LEAST_CONTRAST || sounding < LEAST_CLASSES) return null
      const notes = withoutHarmonics(classes)
      const keys = (['major', 'minor'] as const)
        .flatMap((mode) =>
          Array.from({ length: 12 }, (_, tonic) => ({ tonic, mode, fit: correlation(notes, tonic, PROFILES[mode]) })),
        )
        .toSorted((a, b) => b.fit - a.fit)
      const [best, next] = keys as [(typeof keys)[0], (typeof keys)[0]]
      if (best.fit < LEAST_FIT) return null
      const { tonic, mode } = best
      const confidence = best.fit * Math.min(1, 0.4 + 4 * (best.fit - next.fit))
      return { tonic, mode, tuning, confidence }
    },
  }
}
