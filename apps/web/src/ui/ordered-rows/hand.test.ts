import { expect, test } from 'vitest'
import { aside, placeAt, scrollAt } from './hand.ts'

test('rows between the old and the new place step aside, the others stay', () => {
  const steps = (from: number, to: number) =>
    [0, 1, 2, 3, 4].map((index) => (index === from ? 0 : aside(index, { from, to })))
  expect(steps(1, 3)).toEqual([0, 0, -1, -1, 0])
  expect(steps(3, 0)).toEqual([1, 1, 1, 0, 0])
  expect(steps(2, 2)).toEqual([0, 0, 0, 0, 0])
})

test('a row falls into the nearest place, and never outside the list', () => {
  expect([-30, 19, 21, 1e6].map((y) => placeAt(y, 40, 10))).toEqual([0, 0, 1, 9])
})

test('the view scrolls near its edges only, faster the nearer', () => {
  expect(scrollAt(300, 600)).toBe(0)
  expect(scrollAt(10, 600)).toBeLessThan(scrollAt(40, 600))
  expect(scrollAt(599, 600)).toBeGreaterThan(scrollAt(560, 600))
})
