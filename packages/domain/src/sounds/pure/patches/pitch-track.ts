/** Frames averaged into one before measuring: fine enough for the knob, at a quarter of the work. */
const thinned = 2
/** All in thinned frames; the lags are 3,150 Hz down to 44 Hz at 44,100 Hz. */
const windowFrames = 1024
const hopFrames = 2048
const [shortest, longest] = [7, 500]
/** A peak this near to the highest one is the period, not a multiple of it. */
const asHigh = 0.9

/** How alike a window and itself some frames later are: the normalised square difference of McLeod and Wyvill (2005). */
const likeness = (samples: Float32Array, start: number, lag: number): number => {
  let cross = 0
  let energy = 0
  for (let i = start; i < start + windowFrames - lag; i += 1) {
    const a = samples[i] ?? 0
    const b = samples[i + lag] ?? 0
    cross += a * b
    energy += a * a + b * b
  }
  return energy > 0 ? (2 * cross) / energy : 0
}

/** The main frequency of a window in hertz, 0 for none. */
const hertzAt = (samples: Float32Array, start: number, sampleRate: number): number => {
  const curve = Array.from({ length: longest + 2 }, (_, lag) => (lag < 1 ? 1 : likeness(samples, start, lag)))
  const fallen = curve.findIndex((value) => value < 0)
  const peaks = curve.flatMap((value, lag) => {
    const top = value > (curve[lag - 1] ?? 1) && value >= (curve[lag + 1] ?? 1)
    return fallen >= 0 && lag > Math.max(fallen, shortest) && top ? [{ lag, value }] : []
  })
  const clarity = peaks.reduce((best, { value }) => Math.max(best, value), 0)
  const period = peaks.find(({ value }) => value >= asHigh * clarity)
  return period ? sampleRate / period.lag : 0
}

/** The main frequencies of a sound in hertz, 93 ms apart, of at most its first `seconds`; what has none is left out. */
export const pitchTrack = (samples: Float32Array, sampleRate: number, seconds: number): number[] => {
  const frames = Math.floor(Math.min(samples.length, seconds * sampleRate) / thinned)
  const thin = Float32Array.from(
    { length: frames },
    (_, i) => ((samples[thinned * i] ?? 0) + (samples[thinned * i + 1] ?? 0)) / thinned,
  )
  const starts = Array.from(
    { length: Math.max(1, Math.ceil((frames - windowFrames) / hopFrames)) },
    (_, i) => i * hopFrames,
  )
  return starts.map((start) => hertzAt(thin, start, sampleRate / thinned)).filter((hertz) => hertz > 0)
}

/** Upward zero crossings per second: for noise, a measure of its brightness. */
export const crossingRate = (samples: Float32Array, sampleRate: number): number => {
  let crossings = 0
  for (let i = 1; i < samples.length; i += 1) if ((samples[i - 1] ?? 0) < 0 && (samples[i] ?? 0) >= 0) crossings += 1
  return (crossings * sampleRate) / Math.max(1, samples.length)
}
