import { expect, test } from 'vitest'
import { soundTypes } from '../input.ts'
import { modelInstructions, modelReading } from './model-prompt.ts'

const answer = {
  duration: 0.8,
  wetness: 5,
  pitch: 9,
  type: 'squeaker',
  confidence: 0.9,
  why: 'Short, squeaky, ends wet.',
}

test('an answer within range is accepted', () => {
  expect(modelReading.parse(answer)).toEqual(answer)
})

test.each([
  ['a duration too long', { duration: 10.5 }],
  ['half a step', { wetness: 2.5 }],
  ['a pitch off the scale', { pitch: 11 }],
  ['an unknown type', { type: 'honker' }],
  ['too much confidence', { confidence: 1.2 }],
  ['no reason', { why: '' }],
])('%s is refused', (_, wrong) => {
  expect(modelReading.safeParse({ ...answer, ...wrong }).success).toBe(false)
})

test('the instructions explain every knob and every type', () => {
  for (const name of [...Object.keys(modelReading.shape), ...soundTypes].filter((word) => word !== 'why'))
    expect(modelInstructions).toContain(name)
})
