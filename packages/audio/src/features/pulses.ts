import { type Fft, fft } from './fft.ts'
import { firstHighPeak, repetition } from './repetition.ts'

/** The pulse of a sound: rate in hertz (0 if none), and the part of its power that repeats, 0 to 1. */
export type Pulse = { readonly hertz: number; readonly periodicity: number }

// Short windows follow glides; slow pulses need long ones.
const SIZES = [1024, 2048, 4096] as const
const HOP = 2048
const LOWEST = 16
const HIGHEST = 2400
const HIGHEST_SWELL = 300
// How much clearer the swell must be than the waveform to be believed: it halves the rate of limping pulses.
const SWELL_HANDICAP = 0.12
const EMPHASIS = 0.7

type Found = Pulse & { readonly clarity: number; readonly energy: number }

function pulseAt(samples: Float32Array, centre: number, sampleRate: number, transforms: readonly Fft[]): Found {
  let best: Found = { hertz: 0, periodicity: 0, clarity: 0, energy: 0 }
  SIZES.forEach((size, index) => {
    const start = centre - size / 2
    // The slope instead of the sound itself: it marks the slaps of the valve above the ringing of the body.
    const window = new Float64Array(size)
    for (let i = 0; i < size; i += 1) window[i] = (samples[start + i] ?? 0) - EMPHASIS * (samples[start + i - 1] ?? 0)
    const curve = repetition(window, transforms[index] as Fft)
    const lag = firstHighPeak(curve, Math.floor(sampleRate / HIGHEST), Math.min(size * 0.6, sampleRate / LOWEST))
    const clarity = lag > 0 ? (curve[lag] as number) : 0
    if (clarity <= best.clarity + 0.05) return
    const energy = window.reduce((sum, x) => sum + x * x, 0) / size
    best = { hertz: sampleRate / lag, clarity, energy, periodicity: likeness(samples, start, size, lag) }
  })
  const swell = swellOf(samples, centre, transforms[2] as Fft, sampleRate)
  return swell.clarity > best.clarity + SWELL_HANDICAP ? { ...swell, energy: best.energy } : best
}

/** The pulse of the loudness: flaps that chop noise repeat in nothing else. */
function swellOf(samples: Float32Array, centre: number, transform: Fft, sampleRate: number): Found {
  const size = SIZES[2]
  const start = centre - size / 2
  const window = new Float64Array(size)
  let level = 0
  let slow = 0
  let mean = 0
  // Two one-pole low-passes at about 560 Hz (at 44,100 Hz), let in for 200 frames.
  for (let i = -200; i < size; i += 1) {
    const x = Math.abs((samples[start + i] ?? 0) - (samples[start + i - 1] ?? 0))
    level += 0.08 * (x - level)
    slow += 0.08 * (level - slow)
    if (i >= 0) {
      window[i] = slow
      mean += slow / size
    }
  }
  for (let i = 0; i < size; i += 1) window[i] = (window[i] as number) - mean
  const curve = repetition(window, transform)
  const lag = firstHighPeak(curve, Math.floor(sampleRate / HIGHEST_SWELL), Math.min(size * 0.6, sampleRate / LOWEST))
  const clarity = lag > 0 ? (curve[lag] as number) : 0
  return { hertz: lag > 0 ? sampleRate / lag : 0, clarity, periodicity: likeness(samples, start, size, lag), energy: 0 }
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
