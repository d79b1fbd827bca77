/** Root mean square of `samples` in consecutive slices of `slice` frames. */
export function envelope(samples: Float32Array, slice: number): Float64Array {
  const out = new Float64Array(Math.ceil(samples.length / slice))
  for (let k = 0; k < out.length; k += 1) {
    const end = Math.min(samples.length, (k + 1) * slice)
    let sum = 0
    for (let i = k * slice; i < end; i += 1) sum += (samples[i] as number) * (samples[i] as number)
    out[k] = Math.sqrt(sum / (end - k * slice))
  }
  return out
}

/** How often a sound starts after a pause, and how long it sounds in all. */
export type Bursts = { readonly count: number; readonly activeSeconds: number }

const SLICE_SECONDS = 0.005
// A pause is 35 ms below -26 dB of the loudest; single flaps of 30 Hz and more run together.
const PAUSE_SLICES = 7
const QUIET = 0.05
const LOUD = 0.2

/** The bursts of `samples`. */
export function measureBursts(samples: Float32Array, sampleRate: number): Bursts {
  const levels = envelope(samples, Math.max(1, Math.round(SLICE_SECONDS * sampleRate)))
  const peak = levels.reduce((most, level) => Math.max(most, level), 0)
  if (peak === 0) return { count: 0, activeSeconds: 0 }
  let count = 0
  let active = 0
  let still = 0
  let open = false
  for (const level of levels) {
    still = level < QUIET * peak ? still + 1 : 0
    if (still >= PAUSE_SLICES) open = false
    if (!open && level >= LOUD * peak) {
      open = true
      count += 1
    }
    if (open) active += 1
  }
  return { count, activeSeconds: active * SLICE_SECONDS }
}
