import { expect, test } from 'vitest'
import { fillNoise, seeded } from '../random.ts'
import { isDeep } from '../testing/env.ts'
import { chords, drums } from '../testing/music.ts'
import { keyAnalyser } from './analyser.ts'
import type { Key } from './key.ts'

const RATE = 22_050

function keyOf(samples: Float32Array, sampleRate = RATE): Key | null {
  const { push, read } = keyAnalyser(sampleRate)
  push(samples)
  return read()
}

// By degrees. The minor of `pop` has no leading note, and its major ends away from home.
const PIECES = {
  major: { cadence: 'I IV V I', fifths: 'I vi ii V I', pop: 'I V vi IV' },
  minor: { cadence: 'i iv V i', fifths: 'i iv VII III V i', pop: 'i iv v i' },
}
const ROOTS = { major: { I: 0, II: 2, IV: 5, V: 7, VI: 9 }, minor: { I: 0, III: 3, IV: 5, V: 7, VII: 10 } }
const KEYS = (['major', 'minor'] as const).flatMap((mode) =>
  Array.from({ length: 12 }, (_, tonic) => ({ tonic, mode })),
)

function piece({ tonic, mode }: (typeof KEYS)[0], name: keyof typeof PIECES.major): number[][] {
  return PIECES[mode][name].split(' ').map((degree) => {
    const root = 48 + tonic + ((ROOTS[mode] as Record<string, number>)[degree.toUpperCase()] as number)
    return [root, root + (degree === degree.toLowerCase() ? 3 : 4), root + 7]
  })
}

const variants: [keyof typeof PIECES.major, number, Parameters<typeof chords>[1]][] = [
  ['cadence', 24, {}],
  ['cadence', 24, { cents: 30 }],
  ['cadence', 24, { cents: -30 }],
  ['cadence', 24, { noise: 0.1 }],
  ['cadence', 24, { noise: 0.2, cents: -30 }],
  ['fifths', 24, {}],
  ['fifths', 24, { noise: 0.1, cents: 30 }],
  ['pop', 22, {}],
]
test.each(variants.filter((_, index) => isDeep || index % 2 === 1))(
  '%s: at least %i of 24 keys right, %o',
  (name, least, options) => {
    const found = KEYS.map((key) => keyOf(chords(piece(key, name), options)))
    const right = KEYS.filter(({ tonic, mode }, i) => found[i]?.tonic === tonic && found[i].mode === mode)
    expect(right.length).toBeGreaterThanOrEqual(least)
    for (const key of found) {
      expect(Math.abs((key?.tuning ?? 99) - (options?.cents ?? 0))).toBeLessThan(3)
      expect(key?.confidence).toBeGreaterThan(0)
      expect(key?.confidence).toBeLessThanOrEqual(1)
    }
  },
)

test.each([8000, 16_000, 44_100, 48_000, 96_000])('at %i Hz too', (sampleRate) => {
  const key = keyOf(chords(piece({ tonic: 9, mode: 'minor' }, 'cadence'), { sampleRate }), sampleRate)
  expect(key).toMatchObject({ tonic: 9, mode: 'minor' })
})

test('drums do not hide the key', () => {
  const samples = chords(piece({ tonic: 2, mode: 'major' }, 'fifths'), { seconds: 2 })
  const beat = drums(
    [
      [0, 'kick', 1],
      [1, 'snare', 0.8],
      [2, 'kick', 1],
      [3, 'snare', 0.8],
    ],
    120,
    { seconds: 10 },
  )
  expect(keyOf(samples.map((x, i) => 0.7 * x + 0.5 * (beat[i] ?? 0)))).toMatchObject({ tonic: 2, mode: 'major' })
})

test.each([2, 4, 10, 60])('noise of %i seconds is in no key', (seconds) => {
  for (const seed of [1, 2, 3]) {
    const noise = new Float32Array(seconds * RATE)
    fillNoise(seeded(seed), noise)
    expect(keyOf(noise)).toBeNull()
  }
})

test('all twelve notes alike are in no key', () => {
  expect(keyOf(chords(Array.from({ length: 24 }, (_, i) => [54 + i])))).toBeNull()
  expect(keyOf(chords([Array.from({ length: 12 }, (_, i) => 60 + i)], { seconds: 4 }))).toBeNull()
})

test.each<[string, (i: number) => number]>([
  ['silence', () => 0],
  ['a constant', () => 0.5],
  ['a tone', (i) => Math.sin(i / 10)],
  ['nonsense', () => NaN],
  ['infinity', (i) => (i % 2 === 0 ? Infinity : -Infinity)],
])('%s is in no key', (_, draw) => {
  expect(keyOf(Float32Array.from({ length: 8 * RATE }, (__, i) => draw(i)))).toBeNull()
})

test('too little is in none', () => {
  expect(keyOf(new Float32Array(0))).toBeNull()
  expect(keyOf(chords([[60, 64, 67]], { seconds: 0.5 }))).toBeNull()
})
