import { expect, test } from 'vitest'
import { keys, sayHours, sayKey, sayTempo } from './say.ts'

test('keys are written as musicians write them, B as H in German', () => {
  expect(keys).toHaveLength(24)
  expect(sayKey('F#m', 'en')).toBe('F♯m')
  expect(sayKey('B', 'en')).toBe('B')
  expect(sayKey('B', 'de')).toBe('H')
  expect(sayKey('Bm', 'de-DE')).toBe('Hm')
  expect(sayKey('A#m', 'de')).toBe('Bm')
})

test('no two keys have one name', () => {
  for (const locale of ['en', 'de']) expect(new Set(keys.map((key) => sayKey(key, locale))).size).toBe(24)
})

test('long times are said in their largest unit', () => {
  expect(sayHours(41 * 60_000, 'en')).toBe('41 minutes')
  expect(sayHours(3 * 3_600_000, 'en')).toBe('3 hours')
  expect(sayHours(292 * 3_600_000, 'en')).toBe('12 days 4 hours')
  expect(sayHours(240 * 3_600_000, 'de')).toBe('10 Tage')
  expect(sayHours(10_001 * 3_600_000, 'en')).toBe('417 days')
})

test('tempos are whole until one looks closely', () => {
  expect(sayTempo(127.96, 'en')).toBe('128')
  expect(sayTempo(127.96, 'en', true)).toBe('128.0')
})
