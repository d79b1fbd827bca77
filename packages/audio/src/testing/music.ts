import { between, fillNoise, seeded, triangular } from '../random.ts'
import { cos, exp, exp2, sin, TAU } from '../math.ts'

/** A drum hit: when in beats, which, and how loud. */
export type Hit = readonly [beat: number, drum: 'kick' | 'snare' | 'hat' | 'click', gain: number]

const DRUMS: Record<Hit[1], { seconds: number; at: (t: number, noise: number) => number }> = {
  kick: { seconds: 0.25, at: (t) => exp(-14 * t) * sin(TAU * (50 * t + 2 * (1 - exp(-40 * t)))) },
  snare: { seconds: 0.2, at: (t, noise) => exp(-22 * t) * (0.6 * noise + 0.4 * sin(TAU * 190 * t)) },
  hat: { seconds: 0.06, at: (t, noise) => exp(-70 * t) * noise },
  click: { seconds: 0.02, at: (t) => exp(-200 * t) * sin(TAU * 1500 * t) },
}

/** Bars of four beats of `hits` at `bpm`, mono; off-beats late by `swing` beats, every hit up to `jitter` seconds off. */
export function drums(
  hits: readonly Hit[],
  bpm: number,
  { seconds = 20, sampleRate = 22_050, swing = 0, jitter = 0, noise = 0, random = seeded(1) } = {},
): Float32Array<ArrayBuffer> {
  const out = new Float32Array(Math.round(seconds * sampleRate))
  const hiss = new Float32Array(sampleRate)
  fillNoise(random, hiss)
  for (let i = 0; i < out.length; i += 1) out[i] = noise * triangular(random)
  for (let bar = 0; bar * 240 < seconds * bpm; bar += 1)
    for (const [beat, drum, gain] of hits) {
      const late = beat % 1 === 0.5 ? swing : 0
      const start = Math.round((((bar * 4 + beat + late) * 60) / bpm + jitter * between(random, -1, 1)) * sampleRate)
      const { at, seconds: length } = DRUMS[drum]
      for (let i = 0; i < length * sampleRate; i += 1)
        if (start + i >= 0 && start + i < out.length)
          out[start + i] = (out[start + i] as number) + gain * 0.5 * at(i / sampleRate, hiss[i] as number)
    }
  return out
}

/** Chords of MIDI notes, `seconds` each, mono, with five harmonics; `cents` off A4 = 440 Hz. */
export function chords(
  notes: readonly (readonly number[])[],
  { seconds = 1, sampleRate = 22_050, cents = 0, noise = 0, random = seeded(1) } = {},
): Float32Array<ArrayBuffer> {
  const frames = Math.round(seconds * sampleRate)
  const out = new Float32Array(notes.length * frames)
  for (let i = 0; i < out.length; i += 1) out[i] = noise * triangular(random)
  const shape = Float64Array.from(
    { length: frames },
    (_, i) => exp((-2 * i) / sampleRate) * Math.min(1, (100 * i) / sampleRate),
  )
  notes.forEach((chord, c) => {
    for (const note of chord)
      for (let harmonic = 1; harmonic <= 5; harmonic += 1) {
        const step = (TAU * harmonic * 440 * exp2((note - 69 + cents / 100) / 12)) / sampleRate
        // A sine by its recurrence: each value from the two before.
        const twice = 2 * cos(step)
        let before = -sin(step)
        let here = 0
        for (let i = 0; i < frames; i += 1) {
          const at = c * frames + i
          out[at] = (out[at] as number) + (0.08 / harmonic) * (shape[i] as number) * here
          const next = twice * here - before
          before = here
          here = next
        }
      }
  })
  return out
}
