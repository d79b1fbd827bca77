import { expect, test } from 'vitest'
import { shapeOf } from './shape.ts'

const outline = (min: number[], max: number[]) => ({
  min: Int8Array.from(min),
  max: Int8Array.from(max),
  rms: Uint8Array.from(max.map((value) => Math.abs(value))),
})

test('every column takes the extremes of the bins it covers', () => {
  const shape = shapeOf(outline([0, -127, 0, -10], [127, 0, 5, 10]), 2, 200, 1)
  expect(shape.up[0]).toBeCloseTo(96, 0)
  expect(shape.down[0]).toBeCloseTo(96, 0)
  expect(shape.up[1]).toBeLessThan(10)
})

test('fewer bins than columns repeat, and leave no gap', () => {
  const shape = shapeOf(outline([-64, -127], [64, 127]), 6, 100, 1)
  expect([...shape.up].map(Math.round)).toEqual([24, 24, 24, 48, 48, 48])
})

test('silence is a line as thick as asked', () => {
  const shape = shapeOf(outline([0, 0], [0, 0]), 4, 40, 2)
  expect([...shape.up, ...shape.down]).toEqual(Array(8).fill(1))
})

test('a quiet sound is enlarged, three times at the most', () => {
  const shape = shapeOf(outline([-10], [10]), 1, 254, 1)
  expect(shape.up[0]).toBeCloseTo(30)
})
