import { describe, expect, test } from 'vitest'
import { type Features, measureFeatures } from '../../features.ts'
import { SOUND_TYPES, type SoundType } from '../../parameters.ts'
import { render } from '../../render.ts'
import { isDeep } from '../../testing/env.ts'
import { aRecipe, averageFeatures } from '../../testing/sounds.ts'

/** Sounds in each average. */
const SEEDS = isDeep ? 4 : 3
const pitches = isDeep ? [0, 3, 7, 10] : [0, 7, 10]
const wetnesses = isDeep ? [0, 3, 6, 10] : [0, 6, 10]

function expectRising(values: number[], least = 0): void {
  values.slice(1).forEach((value, i) => expect(value, String(values)).toBeGreaterThan((values[i] as number) + least))
}

describe.each(SOUND_TYPES)('%s', (type) => {
  test('pitch raises the pulse rate and brightens the spectrum', () => {
    const steps = pitches.map((pitch) => averageFeatures({ type, pitch, wetness: 1 }, SEEDS))
    expectRising(steps.map(({ pulseRate }) => pulseRate))
    expect(steps.at(-1)?.pulseRate).toBeGreaterThan(2 * (steps[0]?.pulseRate as number))
    expectRising(steps.filter((_, i) => pitches[i] !== 3).map(({ spectralCentroid }) => spectralCentroid))
  })

  test('wetness adds bubbles, noise and brightness', () => {
    const steps = wetnesses.map((wetness) => averageFeatures({ type, wetness, duration: 1.3 }, SEEDS))
    expectRising(steps.map(({ bubbleCount }) => bubbleCount))
    expectRising(steps.map(({ tonalToNoise }) => -tonalToNoise))
    expectRising(steps.map(({ spectralFlatness }) => spectralFlatness))
  })

  test('duration is filled: the sound lasts as long as was asked', () => {
    for (const duration of [0.5, 1.37, 4]) {
      const audio = render(aRecipe({ type, duration }))
      expect(audio.channels[0]?.length).toBe(Math.round(duration * 44_100))
      // A stutter pauses; the others sound for nearly all of their time.
      expect(measureFeatures(audio).activeSeconds).toBeGreaterThan(duration * (type === 'stutterer' ? 0.45 : 0.75))
    }
  })
})

test('a longer stutter has more bursts, and only a stutter has many', () => {
  expectRising(
    [0.5, 1, 2, 4].map((duration) => averageFeatures({ type: 'stutterer', duration, wetness: 0 }, SEEDS).burstCount),
    1,
  )
  for (const type of ['squeaker', 'classic'] as const)
    expect(averageFeatures({ type, duration: 2, wetness: 0 }, SEEDS).burstCount).toBeLessThan(3)
})

// What tells the kinds apart: rate and clarity of the pulse, brightness, hiss, bursts a second.
function coordinates({ pulseRate, tonalToNoise, spectralCentroid, spectralFlatness, burstCount }: Features): number[] {
  const octaves = Math.log2(Math.max(10, pulseRate))
  return [octaves, tonalToNoise / 4, 2 * Math.log2(spectralCentroid), Math.log2(spectralFlatness) / 2, burstCount / 3]
}

test('the five kinds are told apart by measurement alone, at every pitch and wetness', () => {
  const points: { type: SoundType; at: number[] }[] = SOUND_TYPES.flatMap((type) =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((k) => ({
      type,
      at: coordinates(measureFeatures(render(aRecipe({ type, seed: 40 + k, pitch: 3 + (k % 5), wetness: k % 4 })))),
    })),
  )
  const distance = (a: number[], b: number[]): number => a.reduce((sum, x, i) => sum + (x - (b[i] as number)) ** 2, 0)
  const wrong = points.filter((point) => {
    // Each is assigned to the kind whose mean, itself left out, is nearest.
    const nearest = SOUND_TYPES.map((type) => {
      const others = points.filter((other) => other.type === type && other !== point)
      const centre = point.at.map(
        (_, i) => others.reduce((sum, other) => sum + (other.at[i] as number), 0) / others.length,
      )
      return { type, d: distance(point.at, centre) }
    }).reduce((best, next) => (next.d < best.d ? next : best))
    return nearest.type !== point.type
  })
  expect(wrong.length, JSON.stringify(wrong)).toBeLessThanOrEqual(1)
})
