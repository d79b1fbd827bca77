import { describe, expect, test } from 'vitest'
import { engines } from './engines.ts'
import { AudioError } from './errors.ts'
import { SOUND_TYPES } from './parameters.ts'
import { isEngineName, type Recipe, render } from './render.ts'
import { aRecipe, samplesOf } from './testing/sounds.ts'

test('the same recipe gives the same samples; another seed, knob or kind gives others', () => {
  const base = aRecipe()
  const hear = (recipe: Recipe): string => String(samplesOf(render(recipe)).subarray(8000, 8100))
  expect(hear(base)).toBe(hear(structuredClone(base)))
  const others = [
    aRecipe({ seed: 2 }),
    aRecipe({ pitch: 6 }),
    aRecipe({ wetness: 3 }),
    aRecipe({ duration: 1.01 }),
    aRecipe({ loop: true }),
    ...SOUND_TYPES.filter((type) => type !== 'classic').map((type) => aRecipe({ type })),
  ]
  const heard = [base, ...others].map(hear)
  expect(new Set(heard).size).toBe(heard.length)
})

test('audio is mono at 44,100 Hz', () => {
  const { sampleRate, channels } = render(aRecipe())
  expect([sampleRate, channels.length, channels[0]?.length]).toEqual([44_100, 1, 44_100])
})

test('engines are found by their own names only', () => {
  expect(Object.keys(engines).every(isEngineName)).toBe(true)
  expect(isEngineName('toString')).toBe(false)
  expect(isEngineName('synth/v0')).toBe(false)
})

describe('refuses by sentence', () => {
  const recipe = aRecipe()
  const wrong = (parameters: Record<string, unknown>): Recipe => ({
    ...recipe,
    parameters: { ...recipe.parameters, ...parameters },
  })
  test.each<[string, Recipe, string]>([
    ['an unknown engine', { ...recipe, engine: 'synth/v0' as 'synth/v1' }, 'There is no engine called synth/v0.'],
    ['a negative seed', { ...recipe, seed: -1 }, 'The seed must be a whole number from 0 to 4294967295.'],
    ['a fractional seed', { ...recipe, seed: 0.5 }, 'The seed must be a whole number from 0 to 4294967295.'],
    ['a duration of NaN', wrong({ duration: NaN }), 'The duration must be 0.5 to 10 seconds.'],
    ['an hour', wrong({ duration: 3600 }), 'The duration must be 0.5 to 10 seconds.'],
    ['a wetness of 11', wrong({ wetness: 11 }), 'The wetness must be a whole number from 0 to 10.'],
    ['a pitch of text', wrong({ pitch: '3' }), 'The pitch must be a whole number from 0 to 10.'],
    ['another kind', wrong({ type: 'loud' }), 'The type must be one of squeaker, rumbler, stutterer, classic, wet.'],
  ])('%s', (_, bad, sentence) => {
    expect(() => render(bad)).toThrow(AudioError)
    expect(() => render(bad)).toThrow(sentence)
  })
})
