import type { Audio } from '../audio.ts'
import { gainOf, sin, TAU } from '../math.ts'

/** A stretch of tone: its seconds, and its peak level in dBFS by channel (one for all, or one each). */
export type Stretch = readonly [seconds: number, decibels: number | readonly number[]]

/** Stretches of an in-phase 1 kHz sine one after another, as EBU Tech 3341 and 3342 describe their signals. */
export function tones(channels: number, stretches: readonly Stretch[], sampleRate = 48_000): Audio {
  const frames = stretches.map(([seconds]) => Math.round(seconds * sampleRate))
  const total = frames.reduce((sum, count) => sum + count, 0)
  return {
    sampleRate,
    channels: Array.from({ length: channels }, (_, c) => {
      const channel = new Float32Array(total)
      let at = 0
      stretches.forEach(([, decibels], index) => {
        const gain = gainOf(typeof decibels === 'number' ? decibels : (decibels[c] ?? -Infinity))
        for (const end = at + (frames[index] as number); at < end; at += 1)
          channel[at] = gain * sin((TAU * 1000 * at) / sampleRate)
      })
      return channel
    }),
  }
}

/** Stereo silence is a level of minus infinity. */
export const SILENCE = -Infinity
