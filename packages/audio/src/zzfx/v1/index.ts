import type { Audio } from '../../audio.ts'
import type { EngineInput } from '../../engines.ts'
import { TAU } from '../../math.ts'
import { finishedPatch, MOST_FRAMES, readPatch } from '../../patch.ts'
import { between, seeded, uniform } from '../../random.ts'
import { biquad } from './biquad.ts'
import { ZZFX_LAYOUT, type ZzfxPatch } from './layout.ts'
import { cosOf, sinOf, waveAt } from './wave.ts'

const RATE = 44_100
/** ZzFX's master volume. */
const MASTER = 0.3
/** Frames of the shortest attack, against a pop. */
const LEAST_ATTACK = 9

type Frames = { attack: number; decay: number; sustain: number; release: number; delay: number; length: number }

const framesOf = ({ attack, decay, sustain, release, delay }: ZzfxPatch): Frames => {
  const frames = {
    attack: attack === 0 ? LEAST_ATTACK : attack * RATE,
    decay: decay * RATE,
    sustain: sustain * RATE,
    release: release * RATE,
    delay: delay * RATE,
  }
  return {
    ...frames,
    length: Math.floor(frames.attack + frames.decay + frames.sustain + frames.release + frames.delay),
  }
}

/** Attack, decay, sustain, release, and silence while the echo dies away. */
function envelopeAt(i: number, frames: Frames, sustainVolume: number): number {
  const { attack, decay, sustain, release, delay, length } = frames
  if (i < attack) return i / attack
  if (i < attack + decay) return 1 - ((i - attack) / decay) * (1 - sustainVolume)
  if (i < attack + decay + sustain) return sustainVolume
  return i < length - delay ? ((length - i - delay) / release) * sustainVolume : 0
}

/**
 * The sound of a ZzFX patch, at most 10 s, mono at 44,100 Hz. Facts: the formulae of KilledByAPixel/ZzFX `ZzFX.js` 1.3
 * (MIT, Frank Force). What is random there comes from `seed`; so does its noise, the sine of a fifth power, whose
 * arcsine distribution is kept.
 */
export function renderZzfx(patch: readonly number[] | undefined, seed: number): Audio {
  const settings = readPatch(ZZFX_LAYOUT, patch)
  const { randomness, shape, shapeCurve, noise, sustainVolume, tremolo, filter } = settings
  const frames = framesOf(settings)
  const length = Math.min(MOST_FRAMES, frames.length)
  const hiss = seeded(seed, 1)
  const filtered = filter === 0 ? undefined : biquad(filter, RATE)
  const perFrame = TAU / RATE
  const volume = settings.volume * MASTER
  const crushing = Math.floor(settings.bitCrush * 100)
  const repeatFrames = Math.floor(settings.repeatTime * RATE)
  const jumpFrames = settings.pitchJumpTime * RATE
  const jump = settings.pitchJump * perFrame
  const bend = (500 * settings.deltaSlide * TAU) / (RATE * RATE * RATE)
  let restartFrequency = settings.frequency * (1 + between(seeded(seed), -randomness, randomness)) * perFrame
  let frequency = restartFrequency
  const restartSlide = (500 * settings.slide * TAU) / (RATE * RATE)
  let slide = restartSlide
  const raw = new Float64Array(length)
  const samples = new Float64Array(length)
  let t = 0
  let s = 0
  let jumping = 1
  for (let i = 0; i < length; i += 1) {
    if (crushing === 0 || (i + 1) % crushing === 0) {
      const trembling = repeatFrames === 0 ? 1 : 1 - tremolo + tremolo * sinOf((TAU * i) / repeatFrames)
      s = trembling * waveAt(shape, t, shapeCurve) * envelopeAt(i, frames, sustainVolume)
      if (frames.delay > 0) s = s / 2 + echoAt(i, frames, raw)
      if (filtered) s = filtered(s)
    }
    raw[i] = s
    samples[i] = s * volume
    slide += bend
    frequency += slide
    const advance = frequency * cosOf(settings.modulation * perFrame * i)
    t += noise === 0 ? advance : advance + advance * noise * sinOf(uniform(hiss) * TAU)
    if (jumping > 0) {
      jumping += 1
      if (jumping > jumpFrames) {
        frequency += jump
        restartFrequency += jump
        jumping = 0
      }
    }
    if (repeatFrames > 0 && (i + 1) % repeatFrames === 0) {
      frequency = restartFrequency
      slide = restartSlide
      jumping = Math.max(1, jumping)
    }
  }
  return { sampleRate: RATE, channels: [finishedPatch(samples, length, length < frames.length)] }
}

/** Half of what sounded one delay ago, fading out over the last delay. */
function echoAt(i: number, { delay, length }: Frames, raw: Float64Array): number {
  if (delay > i) return 0
  const fading = i < length - delay ? 1 : (length - i) / delay
  return (fading * (raw[Math.floor(i - delay)] as number)) / 2
}

/** Version 1 of the ZzFX engine; a patch has its own ends, so `loop` changes nothing. */
export const zzfxV1 = ({ patch, seed }: EngineInput): Audio => renderZzfx(patch, seed)
