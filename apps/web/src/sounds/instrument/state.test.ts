import { beforeEach, expect, test, vi } from 'vitest'
import { anotherTake, back, instrument, open, turn, mark, write } from './state.ts'

const base = {
  id: 'a',
  prompt: 'door',
  parameters: { duration: 1, wetness: 2, pitch: 3, type: 'classic' },
  engine: 'synth/v1',
  patch: undefined,
} as const

beforeEach(() => {
  vi.stubGlobal('localStorage', undefined)
  while (back());
  write('')
})

test('a knob turned by hand stays turned while the words change', () => {
  write('short')
  turn({ wetness: 9 })
  write('short rumble')
  expect(instrument.get().turned).toEqual({ wetness: 9 })
})

test('an empty line forgets turned knobs', () => {
  turn({ wetness: 9 })
  write('')
  expect(instrument.get().turned).toEqual({})
})

test('an opened sound keeps its knobs and seed until its words are changed', () => {
  open(base, 7)
  expect(instrument.get()).toMatchObject({ prompt: 'door', seed: 7, base: { id: 'a' } })
  write('door!')
  expect(instrument.get().base).toBeUndefined()
})

test('back returns through takes and turns in order', () => {
  open(base, 7)
  mark()
  turn({ pitch: 9 })
  anotherTake()
  back()
  expect(instrument.get()).toMatchObject({ seed: 7, turned: { pitch: 9 } })
  back()
  expect(instrument.get().turned).toEqual({})
})
