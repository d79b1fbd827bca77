import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mutate } from './mutate.ts'
import { checkParameters, SOUND_TYPES, type SoundParameters } from './parameters.ts'

const parameters = fc.record<SoundParameters>({
  duration: fc.integer({ min: 50, max: 1000 }).map((hundredths) => hundredths / 100),
  wetness: fc.integer({ min: 0, max: 10 }),
  pitch: fc.integer({ min: 0, max: 10 }),
  type: fc.constantFrom(...SOUND_TYPES),
})
const seed = fc.integer({ min: 0, max: 0xffffffff })

test('a variation is valid, near, and never the same', () => {
  fc.assert(
    fc.property(parameters, seed, (original, chance) => {
      const varied = mutate(original, chance)
      expect(checkParameters(varied)).toBe(varied)
      expect(varied).not.toEqual(original)
      expect(Math.abs(varied.wetness - original.wetness)).toBeLessThanOrEqual(3)
      expect(Math.abs(varied.pitch - original.pitch)).toBeLessThanOrEqual(3)
      expect(varied.duration / original.duration).toBeGreaterThan(0.49)
      expect(varied.duration / original.duration).toBeLessThan(2.05)
      expect(Math.round(varied.duration * 100) / 100).toBe(varied.duration)
    }),
    { numRuns: 1000 },
  )
})

test('chance decides which, the seed decides chance', () => {
  const original: SoundParameters = { duration: 2, wetness: 5, pitch: 5, type: 'classic' }
  expect(mutate(original, 9)).toEqual(mutate(original, 9))
  const all = Array.from({ length: 300 }, (_, chance) => mutate(original, chance))
  expect(new Set(all.map((one) => JSON.stringify(one))).size).toBeGreaterThan(150)
  expect(new Set(all.map(({ type }) => type)).size).toBe(5)
  expect(all.filter(({ type }) => type === 'classic').length).toBeGreaterThan(200)
})
