import { expect, test } from 'vitest'
import { median, quantile } from './statistics.ts'

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3])).toBe(3)
  expect(median([4, 1, 3, 2])).toBe(2.5)
})

test('a quantile is the least value that so many do not exceed', () => {
  const values = Array.from({ length: 100 }, (_, n) => 100 - n)
  expect([0, 0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([1, 50, 95, 100])
  expect(quantile([7], 0.95)).toBe(7)
})

test('of nothing there is neither', () => {
  expect(() => median([])).toThrow('no values')
  expect(() => quantile([], 0.5)).toThrow('no values')
})
