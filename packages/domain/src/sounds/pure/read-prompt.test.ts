import { describe, expect, test } from 'vitest'
import { english } from './corpus/english.ts'
import { german } from './corpus/german.ts'
import { aspects, neutral } from './parameters.ts'
import { readPrompt } from './read-prompt.ts'

describe.each([
  ['English', english],
  ['German', german],
])('%s prompts', (_, corpus) => {
  test.each(corpus)('%s', (prompt, expected) => {
    const { parameters, confidence, matched } = readPrompt(prompt)
    const outside = aspects.filter((aspect) => {
      const [low, high] = expected[aspect] ?? [-Infinity, Infinity]
      return !(parameters[aspect] >= low && parameters[aspect] <= high)
    })
    expect({ outside, ...parameters }).toEqual({ outside: [], ...parameters, type: expected.type ?? parameters.type })
    expect(confidence).toBeGreaterThanOrEqual(expected.sure ?? 0.3)
    expect(confidence).toBeLessThanOrEqual(expected.unsure ?? 1)
    expect(matched.map(({ effect }) => effect).join('; ')).toContain(expected.says ?? '')
  })
})

describe('a prompt nothing is understood of', () => {
  test.each([
    '',
    '   ',
    'qwertz asdf',
    'привет мир',
    'صوت قصير',
    '音を出して',
    '🫥🫥',
    '12345',
    '!!!???',
    'the of and',
  ])('gives neutral parameters and little confidence: %j', (prompt) => {
    const { parameters, confidence } = readPrompt(prompt)
    expect(parameters).toEqual(neutral)
    expect(confidence).toBeLessThanOrEqual(0.2)
  })

  test('names the words it could not read, each once', () => {
    expect(readPrompt('a wet Frobnicator, the frobnicator of Zork').unread).toEqual(['frobnicator', 'Zork'])
  })
})

test('matched words stand where they say, and say what they moved', () => {
  const prompt = 'Ein sehr nasser, kurzer Furz 💦 (not a squeaky one)'
  const { matched } = readPrompt(prompt)
  for (const { text, start, end } of matched) expect(prompt.slice(start, end)).toBe(text)
  expect(matched.map(({ text, effect }) => [text, effect])).toEqual([
    ['sehr nasser', 'much wetter, wet'],
    ['kurzer', 'shorter'],
    ['Furz', 'a sound'],
    ['💦', 'wetter, wet'],
    ['not a squeaky', 'lower, not squeaker'],
  ])
})

test('understanding less of a prompt lowers its confidence', () => {
  const sure = readPrompt('a long wet rumble').confidence
  const half = readPrompt('a long wet rumble blorp zing flarn').confidence
  const hardly = readPrompt(`a long one ${'blorp zing flarn '.repeat(20)}`).confidence
  expect(sure).toBeGreaterThan(half)
  expect(half).toBeGreaterThan(hardly)
  expect(hardly).toBeLessThan(0.3)
})
