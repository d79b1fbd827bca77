import { expect, test } from 'vitest'
import { noPages, pageOfRow, pagesFor, reachOf, rowAt, slotsOf, withPage } from './pages.ts'

const three = [
  [100, 'b'],
  [100, 'c'],
  [40, null],
] as const
const read = (pages: readonly (readonly [number, string | null])[]) =>
  pages.reduce((chain, [count, next], index) => withPage(chain, index, count, next), noPages)

test('pages arrive one after the other, each with where the next begins', () => {
  const chain = read(three)
  expect(chain).toEqual({ cursors: [undefined, 'b', 'c'], starts: [0, 100, 200, 240], ended: true })
  expect(reachOf(chain)).toBe(240)
  expect([0, 99, 100, 199, 200, 239].map((row) => pageOfRow(chain, row))).toEqual([0, 0, 1, 1, 2, 2])
})

test('a page that came twice changes nothing', () => {
  const chain = read(three)
  expect(withPage(chain, 1, 100, 'c')).toBe(chain)
  expect(withPage(chain, 2, 40, null)).toBe(chain)
})

test('what changed forgets the pages behind it', () => {
  expect(withPage(read(three), 0, 100, 'b2')).toEqual({ cursors: [undefined, 'b2'], starts: [0, 100], ended: false })
  expect(withPage(read(three), 1, 12, null)).toEqual({ cursors: [undefined, 'b'], starts: [0, 100, 112], ended: true })
})

test('a short page in the middle leaves no hole', () => {
  const chain = read([
    [100, 'b'],
    [3, 'c'],
    [100, 'd'],
  ])
  expect(pageOfRow(chain, 102)).toBe(1)
  expect(pageOfRow(chain, 103)).toBe(2)
})

test('the page behind those in view is asked for early', () => {
  const chain = read(three.slice(0, 2))
  expect(pagesFor(noPages, 0, 30)).toEqual([0])
  expect(pagesFor(chain, 0, 30)).toEqual([0, 1])
  expect(pagesFor(chain, 90, 130)).toEqual([0, 1, 2])
  expect(pagesFor(chain, 500_000, 500_030)).toEqual([2])
})

test('the scrollbar stands for all rows from the start, within what a browser can draw', () => {
  const chain = read(three.slice(0, 1))
  expect(slotsOf(chain, 5000, 40)).toBe(5000)
  expect(slotsOf(chain, 1_000_000, 40)).toBe(375_000)
  expect(slotsOf(chain, undefined, 40)).toBe(140)
  expect(slotsOf(read(three), 5000, 40)).toBe(240)
})

test('a place beyond the known rows means a share of the rest', () => {
  const chain = read(three.slice(0, 1))
  expect(rowAt(50, chain, 375_000, 1_000_000)).toBe(50)
  expect(rowAt(375_000, chain, 375_000, 1_000_000)).toBe(999_999)
  expect(rowAt(187_550, chain, 375_000, 1_000_000)).toBeCloseTo(500_050, -2)
})
