import { expect, test } from 'vitest'
import { baseOf, knobsSearch } from './knobs-search.ts'

const sound = { duration: 1.25, wetness: 7, pitch: 10, type: 'squeaker', seed: 4294967295, prompt: 'a door' } as const

test('what an address says comes back from it', () => {
  const found = baseOf(knobsSearch(sound))
  expect(found?.seed).toBe(sound.seed)
  expect(found?.base.prompt).toBe('a door')
  expect(found?.base.parameters).toEqual({ duration: 1.25, wetness: 7, pitch: 10, type: 'squeaker' })
})

test.each([
  '',
  '1-2-3',
  '99-2-3-wet-1',
  '1-11-3-wet-1',
  '1-2-3-loud-1',
  '1-2-3-wet-4294967296',
  '1--3-3-wet-1',
  'NaN-1-1-wet-1',
  '1-1e1-1-wet-1',
])('“%s” opens nothing', (knobs) => expect(baseOf({ knobs, say: undefined })).toBeUndefined())
