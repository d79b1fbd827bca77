import { describe, expect, test } from 'vitest'
import { measureLoudness } from '../../loudness/measure.ts'
import { SOUND_TYPES } from '../../parameters.ts'
import { render } from '../../render.ts'
import { aRecipe, samplesOf } from '../../testing/sounds.ts'
import { CEILING, TARGET_LOUDNESS } from './level.ts'

const corners = SOUND_TYPES.flatMap((type) =>
  [0, 10].flatMap((wetness) =>
    [0, 10].flatMap((pitch) => [0.5, 1.73].map((duration) => ({ type, wetness, pitch, duration, seed: 7 + wetness }))),
  ),
)

describe.each(SOUND_TYPES)('%s at the ends of every knob', (type) => {
  const sounds = corners
    .filter((corner) => corner.type === type)
    .map((corner) => ({ corner, audio: render(aRecipe(corner)) }))

  test('starts and ends in silence without a click', () => {
    for (const { audio } of sounds) {
      const samples = samplesOf(audio)
      const last = samples.length - 1
      expect(Math.abs(samples[0] as number)).toBe(0)
      expect(Math.abs(samples[last] as number)).toBe(0)
      for (let i = 0; i < 16; i += 1) {
        // A step of 1 % of full scale inside the first and last third of a millisecond would tick.
        expect(Math.abs((samples[i + 1] as number) - (samples[i] as number))).toBeLessThan(0.01)
        expect(Math.abs((samples[last - i] as number) - (samples[last - i - 1] as number))).toBeLessThan(0.01)
      }
    }
  })

  test('is finite, under the ceiling, without subnormal numbers or offset', () => {
    for (const { audio } of sounds) {
      const samples = samplesOf(audio)
      let sum = 0
      for (const x of samples) {
        const size = Math.abs(x)
        // Written so that NaN fails; the smallest normal single is 1.2e-38.
        if (!(size === 0 || (size >= 1.2e-38 && size <= CEILING))) throw new Error(`sample ${x}`)
        sum += x
      }
      expect(Math.abs(sum / samples.length)).toBeLessThan(0.002)
    }
  })

  test('is as loud as every other, with room above its true peak', () => {
    for (const { audio, corner } of sounds) {
      const { integrated, truePeak } = measureLoudness(audio)
      expect(Math.abs(integrated - TARGET_LOUDNESS), JSON.stringify(corner)).toBeLessThan(0.3)
      expect(truePeak).toBeLessThan(-1)
    }
  })
})
