import { expect, test } from 'vitest'
import { holds } from './measure.ts'
import { tableOf } from './table.ts'

const figure = { name: 'history', value: 2, unit: '×' } as const

test('a bound holds up to its own value, and not beyond', () => {
  expect(holds({ ...figure, bound: { most: 2 } })).toBe(true)
  expect(holds({ ...figure, bound: { most: 1.99 } })).toBe(false)
  expect(holds({ ...figure, bound: { least: 2 } })).toBe(true)
  expect(holds({ ...figure, bound: { least: 2.01 } })).toBe(false)
  expect(holds(figure)).toBe(true)
})

test('a figure that is not a number holds no bound', () => {
  expect(holds({ ...figure, value: Number.NaN, bound: { most: 2 } })).toBe(false)
})

test('the table says which figures miss their bounds', () => {
  const lines = tableOf([
    { ...figure, bound: { most: 1 }, note: 'why' },
    { name: 'feed', value: 12.34, unit: 'ms', bound: { most: 20 } },
    { name: 'told only', value: 1234, unit: 'MB' },
  ]).split('\n')
  expect(lines).toEqual([
    'figure     value    bound',
    'history    2.00 ×   ≤ 1    MISSED  why',
    'feed       12.3 ms  ≤ 20   holds',
    'told only  1234 MB',
  ])
})
