import { expect, test } from 'vitest'
import { rowsInView } from './rows.ts'

test('only the rows in view, and some beyond', () =>
  expect(rowsInView(-4000, 0, 800, 40, 1000, 2)).toEqual({ first: 98, last: 122 }))
test('a list below the view draws nothing', () =>
  expect(rowsInView(2000, 0, 800, 40, 1000, 2)).toEqual({ first: 0, last: 0 }))
test('nothing beyond the ends', () => {
  expect(rowsInView(0, 0, 800, 40, 5, 12)).toEqual({ first: 0, last: 5 })
  expect(rowsInView(-100_000, 0, 800, 40, 10, 2)).toEqual({ first: 10, last: 10 })
})
