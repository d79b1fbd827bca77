import { cos, exp, exp2, log, log2, sin, TAU } from '../../math.ts'
import { between, type Random, uniform } from '../../random.ts'
import type { Range } from './character.ts'
import { SAMPLE_RATE, STEP } from './curves.ts'

/** One bubble: first frame, pitch at birth in hertz, seconds to fall by 60 dB, relative rise in that time, level. */
export type Bubble = {
  readonly start: number
  readonly hertz: number
  readonly seconds: number
  readonly rise: number
  readonly level: number
}

/**
 * Bubbles at random times (a Poisson process), `share` of `perSecond`, fewer where the pressure is low. Of one seed, a
 * larger share holds all the bubbles of a smaller one.
 */
export function planBubbles(
  random: Random,
  frames: number,
  perSecond: number,
  share: number,
  [low, high]: Range,
  pressure: Float64Array,
  loop: boolean,
): Bubble[] {
  const bubbles: Bubble[] = []
  const mean = SAMPLE_RATE / perSecond
  const wait = (): number => -log(1 - uniform(random)) * mean
  for (let at = wait(); at < frames; at += wait()) {
    const hertz = low * exp2(uniform(random) * log2(high / low))
    // Minnaert: radius in millimetres. A rising bubble thins its shell, and its pitch climbs.
    const radius = 3260 / hertz
    const seconds = between(random, 0.045, 0.075) * Math.sqrt(radius)
    const rise = between(random, 0.5, 1.3)
    const level = between(random, 0.45, 1)
    const drive = Math.min(1, 0.35 + (pressure[Math.floor(at / STEP)] as number))
    const kept = uniform(random) < drive * share
    // One that would hardly be heard before the end is left out.
    const heard = loop || at + seconds * SAMPLE_RATE * 0.5 < frames
    if (kept && heard) bubbles.push({ start: Math.floor(at), hertz, seconds, rise, level })
  }
  return bubbles
}

/** The plop a wet sound ends with: one big, slow bubble. */
export function lastPlop(random: Random, frames: number): Bubble {
  const seconds = between(random, 0.14, 0.22)
  const start = Math.floor(frames - (seconds + between(random, 0, 0.04)) * SAMPLE_RATE)
  return { start: Math.max(0, start), hertz: between(random, 190, 380), seconds, rise: between(random, 1, 2), level: 1 }
}

/** Adds `bubbles` to `out`: damped sines of rising pitch, by a rotating phasor whose angle is set anew every 16 frames. */
export function addBubbles(bubbles: readonly Bubble[], out: Float32Array, level: number, loop: boolean): void {
  const frames = out.length
  for (const bubble of bubbles) {
    const length = Math.ceil(bubble.seconds * SAMPLE_RATE)
    // 6.9 = ln 1000.
    const decay = exp(-6.9 / length)
    let re = bubble.level * level
    let im = 0
    for (let k = 0; k < length; k += 16) {
      const angle = (TAU * bubble.hertz * (1 + (bubble.rise * k) / length)) / SAMPLE_RATE
      const turn = decay * cos(angle)
      const lift = decay * sin(angle)
      for (let j = k; j < k + 16; j += 1) {
        let i = bubble.start + j
        if (i >= frames) {
          if (!loop) break
          i -= frames
        }
        // The shell takes 2 ms to form.
        const swell = j < 88 ? j * (1 / 88) : 1
        out[i] = (out[i] as number) + swell * im
        const next = re * turn - im * lift
        im = re * lift + im * turn
        re = next
      }
    }
  }
}
