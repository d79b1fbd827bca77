import type { Audio } from '../../audio.ts'
import type { EngineInput } from '../../engines.ts'
import { exp, sin, TAU } from '../../math.ts'
import { finishedPatch, MOST_FRAMES, readPatch } from '../../patch.ts'
import { fillNoise, seeded } from '../../random.ts'
import { Colour } from './colour.ts'
import { Envelope } from './envelope.ts'
import { SFXR_LAYOUT } from './layout.ts'
import { Pitch } from './pitch.ts'

const OVERSAMPLING = 8
const NOISE_STEPS = 32
const [SQUARE, SAWTOOTH, SINE] = [0, 1, 2]

/** One sample of a wave at `phase` (0 to 1) of its period; `duty` (0 to 0.5) shapes square and sawtooth. */
function waveAt(shape: number, phase: number, duty: number, noise: Float64Array): number {
  if (shape === SQUARE) return phase < duty ? 0.5 : -0.5
  if (shape === SAWTOOTH) return phase < duty ? -1 + (2 * phase) / duty : 1 - (2 * (phase - duty)) / (1 - duty)
  if (shape === SINE) return sin(phase * TAU)
  return noise[Math.floor(phase * NOISE_STEPS)] as number
}

/**
 * The sound of an sfxr patch, at most 10 s, mono at 44,100 Hz. Facts: the formulae of chr15m/jsfxr `sfxr.js` (public
 * domain, after DrPetter's sfxr); its random noise comes from `seed` here, its sample rate and size do not apply.
 */
export function renderSfxr(patch: readonly number[] | undefined, seed: number): Audio {
  const settings = readPatch(SFXR_LAYOUT, patch)
  const shape = Math.floor(settings.wave_type)
  const gain = (exp(settings.sound_vol) - 1) / OVERSAMPLING
  const pitch = new Pitch(settings)
  const envelope = new Envelope(settings)
  const colour = new Colour(settings)
  const random = seeded(seed)
  const noise = new Float64Array(NOISE_STEPS)
  fillNoise(random, noise)
  const samples = new Float64Array(MOST_FRAMES)
  let phase = 0
  let frames = 0
  for (; frames < MOST_FRAMES; frames += 1) {
    pitch.step()
    envelope.step()
    const { period, duty } = pitch
    if (period === 0 || envelope.ended) break
    colour.step()
    let sum = 0
    for (let i = 0; i < OVERSAMPLING; i += 1) {
      phase += 1
      if (phase >= period) {
        phase %= period
        if (shape > SINE) fillNoise(random, noise)
      }
      sum += colour.filter(waveAt(shape, phase / period, duty, noise)) * envelope.volume
    }
    samples[frames] = sum * gain
  }
  return { sampleRate: 44_100, channels: [finishedPatch(samples, frames, frames === MOST_FRAMES)] }
}

/** Version 1 of the sfxr engine; a patch has its own ends, so `loop` changes nothing. */
export const sfxrV1 = ({ patch, seed }: EngineInput): Audio => renderSfxr(patch, seed)
