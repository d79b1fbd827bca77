import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseRange } from './range.ts'

test.each([
  ['bytes=0-0', { start: 0, end: 0 }],
  ['bytes=0-', { start: 0, end: 99 }],
  ['bytes=90-200', { start: 90, end: 99 }],
  ['bytes=-10', { start: 90, end: 99 }],
  ['bytes=-1000', { start: 0, end: 99 }],
])('%s of 100 bytes', (header, range) => {
  expect(parseRange(header, 100)).toEqual(range)
})

test.each([
  undefined,
  '',
  'bytes',
  'bytes=-',
  'bytes=5-2',
  'bytes=0-1,5-6',
  'items=0-1',
  'bytes=a-b',
  'bytes=0x0-1',
  `bytes=${'9'.repeat(16)}-`,
])('%s is the whole file', (header) => {
  expect(parseRange(header, 100)).toBeUndefined()
})

test.each(['bytes=100-', 'bytes=100-200', 'bytes=-0'])('%s lies outside', (header) => {
  expect(() => parseRange(header, 100)).toThrow(expect.objectContaining({ code: 'range_invalid' }))
})

test('whatever is asked, the answer lies within the file', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 1e9 }), (first, last, size) => {
      try {
        const range = parseRange(`bytes=${first}-${last}`, size)
        if (range) expect(0 <= range.start && range.start <= range.end && range.end < size).toBe(true)
      } catch (error) {
        expect(error).toMatchObject({ code: 'range_invalid' })
        expect(first).toBeGreaterThanOrEqual(size)
      }
    }),
  )
})
