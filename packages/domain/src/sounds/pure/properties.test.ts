import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { soundParameters } from '../input.ts'
import { senses } from './lexicon/index.ts'
import { aspects, neutral } from './parameters.ts'
import { readPrompt } from './read-prompt.ts'

/** Single words with one clear opinion on an aspect. */
const opinionated = aspects.flatMap((aspect) =>
  senses.flatMap(([words, sense]) => {
    const size = sense[aspect] ?? 0
    const main = Math.max(...Object.values(sense).map(Math.abs))
    return Math.abs(size) >= 0.4 && Math.abs(size) >= 0.6 * main
      ? words.split(', ').map((word) => ({ word, aspect, size }))
      : []
  }),
)

test('negation flips every opinion of the lexicon', () => {
  expect(opinionated.length).toBeGreaterThan(300)
  for (const { word, aspect, size } of opinionated) {
    const said = readPrompt(word).parameters[aspect] - neutral[aspect]
    const denied = readPrompt(`not ${word}`).parameters[aspect] - neutral[aspect]
    expect([word, Math.sign(said), Math.sign(denied)]).toEqual([word, Math.sign(size), -Math.sign(size)])
  }
})

test('the stronger the adverb, the further the knob', () => {
  for (const { word, aspect, size } of opinionated) {
    const ladder = ['slightly ', 'somewhat ', '', 'very ', 'extremely '].map(
      (adverb) => (readPrompt(adverb + word).parameters[aspect] - neutral[aspect]) * Math.sign(size),
    )
    expect([word, ...ladder]).toEqual([word, ...ladder.toSorted((a, b) => a - b)])
  }
})

test('each word of the lexicon has one meaning', () => {
  const words = senses.flatMap(([list]) => list.split(', '))
  expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([])
})

test('the order of independent phrases does not matter', () => {
  const phrases = [
    'very wet',
    'short',
    'slightly deep',
    'not squeaky',
    'stuttering',
    'like a duck',
    'pitch 7',
    'in a church',
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(phrases, { minLength: 2 }), (chosen) => {
      const [there, back] = [readPrompt(chosen.join(', ')), readPrompt(chosen.toReversed().join(', '))]
      expect(back.parameters).toEqual(there.parameters)
      expect(back.confidence).toBe(there.confidence)
    }),
  )
})

test('any string gives parameters in range, the same each time', () => {
  const word = fc.constantFrom(
    ...senses.flatMap(([words]) => words.split(', ')),
    'not',
    'very',
    'than',
    'ends',
    '3',
    's',
    '-',
    '/',
    '%',
    'pitch',
    'half a',
  )
  const sentence = fc.array(word, { maxLength: 20 }).map((words) => words.join(' '))
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
    sentence,
  )
  fc.assert(
    fc.property(anything, (prompt) => {
      const reading = readPrompt(prompt)
      expect(soundParameters.parse(reading.parameters)).toEqual(reading.parameters)
      expect(reading.confidence).toBeGreaterThanOrEqual(0)
      expect(reading.confidence).toBeLessThanOrEqual(1)
      for (const { start, end } of reading.matched) expect(start >= 0 && start < end && end <= prompt.length).toBe(true)
      expect(readPrompt(prompt)).toEqual(reading)
    }),
    { numRuns: 400 },
  )
})

test.each(['a', 'nicht ', 'very ', '9', '-', "'", 'ü', '👩‍👩‍👧', '\ud800', '1,1', '٣', 'squeak', 'aab', ' at most 2 '])(
  'long repetitions of %j stay bounded and are read',
  (piece) => {
    const { parameters, matched, unread } = readPrompt(piece.repeat(10_000 / piece.length))
    expect(soundParameters.safeParse(parameters).success).toBe(true)
    expect(matched.length).toBeLessThanOrEqual(60)
    expect(unread.length).toBeLessThanOrEqual(50)
  },
)

test('a prompt far beyond any limit is read', () => {
  expect(readPrompt('wet '.repeat(20_000)).parameters.wetness).toBe(10)
  expect(readPrompt('deeper than '.repeat(2000)).parameters.pitch).toBe(0)
})
