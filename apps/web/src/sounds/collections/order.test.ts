import { expect, test } from 'vitest'
import { moved } from './order.ts'

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('')

test.each([
  [0, 2, 'bcad', 'c'],
  [3, 0, 'dabc', null],
  [1, 3, 'acdb', 'd'],
  [2, 2, 'abcd', 'b'],
] as const)('from %d to %d', (from, to, order, after) => {
  const result = moved(items, from, to)
  expect(ids(result.items)).toBe(order)
  expect(result.after).toBe(after)
})
