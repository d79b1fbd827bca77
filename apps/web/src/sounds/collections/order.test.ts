import { expect, test } from 'vitest'
import { moved } from './order.ts'

const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }))
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).join('')

test.each([
  [0, 2, 'bcad', 'd'],
  [3, 0, 'dabc', 'a'],
  [1, 3, 'acdb', undefined],
  [2, 2, 'abcd', 'd'],
] as const)('from %d to %d', (from, to, order, before) => {
  const result = moved(items, from, to)
  expect(ids(result.items)).toBe(order)
  expect(result.before).toBe(before)
})
