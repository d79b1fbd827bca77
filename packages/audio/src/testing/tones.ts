import type { Audio } from '../audio.ts'
import { gainOf, sin, TAU } from '../math.ts'

/** The level of silence, dBFS. */
export const SILENCE = -Infinity

/** A stretch of tone: its seconds, and its peak level in dBFS by channel (one for all, or one each). */
export type Stretch = readonly [seconds: number, decibels: number | readonly number[]]

/** Stretches of an in-phase 1 kHz sine one after another, as EBU Tech 3341 and 3342 describe their signals. */
export function tones(channels: number, stretches: readonly Stretch[], sampleRate = 48_000): Audio {
  const frames = stretches.map(([seconds]) => Math.round(seconds * sampleRate))
  const total = frames.reduce((sum, count) => sum + count, 0)
  // One second of 1 kHz is a whole number of cycles at any whole rate.
  const second = Float64Array.from({ length: sampleRate }, (_, i) => sin((TAU * 1000 * i) / sampleRate))
  const drawn = (level: (decibels: Stretch[1]) => number): Float32Array<ArrayBuffer> => {
    const channel = new Float32Array(total)
    let at = 0
    stretches.forEach(([, decibels], index) => {
      const gain = gainOf(level(decibels))
      for (const end = at + (frames[index] as number); at < end; at += 1)
        channel[at] = gain * (second[at % sampleRate] as number)
    })
    return channel
  }
  const alike = stretches.every(([, decibels]) => typeof decibels === 'number')
  const first = drawn((decibels) => (typeof decibels === 'number' ? decibels : (decibels[0] ?? SILENCE)))
  const channel = (c: number): Float32Array<ArrayBuffer> =>
    alike || c === 0 ? first : drawn((decibels) => (typeof decibels === 'number' ? decibels : (decibels[c] ?? SILENCE)))
  return { sampleRate, channels: Array.from({ length: channels }, (_, c) => channel(c)) }
}
