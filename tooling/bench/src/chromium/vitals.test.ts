import { expect, test } from 'vitest'
import { blockingTime, type Vitals } from './vitals.ts'

const vitals = (tasks: Vitals['tasks']): Vitals => ({ lcp: 0, cls: 0, fcp: 100, tasks })

test('a task blocks by what it takes beyond 50 ms', () => {
  expect(
    blockingTime(
      vitals([
        [200, 80],
        [400, 50],
        [500, 51],
      ]),
    ),
  ).toBe(31)
})

test('what was before the first paint does not count', () => {
  expect(blockingTime(vitals([[0, 90]]))).toBe(0)
  expect(blockingTime(vitals([[0, 180]]))).toBe(30)
})
