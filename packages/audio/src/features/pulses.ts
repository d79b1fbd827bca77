import { fft } from './fft.ts'

/** The pulse of a sound: rate in hertz (0 if none), and the part of its power that repeats, 0 to 1. */
export type Pulse = { readonly hertz: number; readonly periodicity: number }

// Short windows follow glides; slow pulses need long ones.
const SIZES = [1024, 2048, 4096] as const
const HOP = 2048
const LOWEST = 16
const HIGHEST = 2400
const EMPHASIS = 0.9

type Transform = (re: Float64Array, im: Float64Array) => void

/** Normalised square difference of `window` at every lag (McLeod and Wyvill, 2005), by Fourier transform. */
function repetition(window: Float64Array, transform: Transform): Float64Array {
  const size = window.length
  const re = new Float64Array(2 * size)
  const im = new Float64Array(2 * size)
  re.set(window)
  transform(re, im)
  for (let k = 0; k < re.length; k += 1) {
    re[k] = (re[k] as number) * (re[k] as number) + (im[k] as number) * (im[k] as number)
    im[k] = 0
  }
  transform(re, im)
  const out = new Float64Array(size)
  let energy = 0
  for (let i = 0; i < size; i += 1) energy += 2 * (window[i] as number) * (window[i] as number)
  for (let lag = 0; lag < size; lag += 1) {
    out[lag] = energy > 0 ? (re[lag] as number) / size / energy : 0
    const head = window[lag] as number
    const tail = window[size - 1 - lag] as number
    energy -= head * head + tail * tail
  }
  return out
}

/** The first peak of `curve` almost as high as the highest one. */
function firstHighPeak(curve: Float64Array, from: number, to: number): number {
  let best = 0
  const tops: number[] = []
  let lag = 1
  while (lag < to && (curve[lag] as number) > 0) lag += 1
  for (lag = Math.max(lag, from); lag < to; lag += 1) {
    const here = curve[lag] as number
    if (here < (curve[lag - 1] as number) || here < (curve[lag + 1] as number) || here <= 0) continue
    tops.push(lag)
    if (here > best) best = here
  }
  return tops.find((top) => (curve[top] as number) >= 0.85 * best) ?? 0
}

type Found = Pulse & { readonly clarity: number; readonly energy: number }

function pulseAt(samples: Float32Array, centre: number, sampleRate: number, transforms: readonly Transform[]): Found {
  let best: Found = { hertz: 0, periodicity: 0, clarity: 0, energy: 0 }
  SIZES.forEach((size, index) => {
    const start = centre - size / 2
    // The slope instead of the sound itself: it marks the slaps of the valve above the ringing of the body.
    const window = Float64Array.from(
      { length: size },
      (_, i) => (samples[start + i] ?? 0) - EMPHASIS * (samples[start + i - 1] ?? 0),
    )
    const curve = repetition(window, transforms[index] as Transform)
    const lag = firstHighPeak(curve, Math.floor(sampleRate / HIGHEST), Math.min(size * 0.6, sampleRate / LOWEST))
    const clarity = lag > 0 ? (curve[lag] as number) : 0
    if (clarity <= best.clarity + 0.05) return
    const energy = window.reduce((sum, x) => sum + x * x, 0) / size
    best = { hertz: sampleRate / lag, clarity, energy, periodicity: likeness(samples, start, size, lag) }
  })
  return best
}

/** How alike `size` frames at `start` and their copy `lag` frames later are, 0 to 1. */
function likeness(samples: Float32Array, start: number, size: number, lag: number): number {
  let best = 0
  // The steep waveform and its slope peak at slightly different lags.
  for (let shift = lag - 2; shift <= lag + 2; shift += 1) {
    let cross = 0
    let energy = 1e-20
    for (let i = start; i < start + size - shift; i += 1) {
      const a = samples[i] ?? 0
      const b = samples[i + shift] ?? 0
      cross += a * b
      energy += a * a + b * b
    }
    best = Math.max(best, (2 * cross) / energy)
  }
  return best
}

/** Those of `found` in the octave that holds the most clarity, ascending: noise and other sources fall outside. */
function densestOctave(found: readonly Found[]): Found[] {
  const ascending = found.toSorted((a, b) => a.hertz - b.hertz)
  const octaves = ascending.map((low) => {
    const octave = ascending.filter(({ hertz }) => hertz >= low.hertz && hertz <= 2 * low.hertz)
    return { octave, weight: octave.reduce((sum, { clarity }) => sum + clarity * clarity, 0) }
  })
  return octaves.reduce((best, next) => (next.weight > best.weight ? next : best)).octave
}

/** The median pulse rate of the loud parts of `samples`, and their mean periodicity by power. */
export function measurePulse(samples: Float32Array, sampleRate: number): Pulse {
  const transforms = SIZES.map((size) => fft(2 * size))
  const found: Found[] = []
  for (let centre = HOP / 2; centre < samples.length; centre += HOP)
    found.push(pulseAt(samples, centre, sampleRate, transforms))
  const loudest = found.reduce((most, { energy }) => Math.max(most, energy), 0)
  const loud = found.filter(({ energy, hertz }) => energy > 0.05 * loudest && hertz > 0)
  if (loud.length === 0) return { hertz: 0, periodicity: 0 }
  const total = loud.reduce((sum, { energy }) => sum + energy, 0)
  const rates = densestOctave(loud).map(({ hertz }) => hertz)
  return {
    hertz: rates[Math.floor(rates.length / 2)] as number,
    periodicity: loud.reduce((sum, { periodicity, energy }) => sum + periodicity * energy, 0) / total,
  }
}
