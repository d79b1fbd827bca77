import { expect, test } from 'vitest'
import { inLine, movedTo, repaged } from './order.ts'

test.each([
  [0, 2, 'bcad'],
  [3, 0, 'dabc'],
  [1, 1, 'abcd'],
  [9, 0, 'abcd'],
] as const)('from %d to %d', (from, to, order) => expect(movedTo(['a', 'b', 'c', 'd'], from, to).join('')).toBe(order))

test('pages keep their lengths, the last takes what is more or less', () => {
  const pages = [{ items: [1, 2] }, { items: [3, 4] }, { items: [5] }]
  const lengths = (items: number[]) => repaged(pages, items).map((page) => page.items)
  expect(lengths([5, 4, 3, 2, 1])).toEqual([[5, 4], [3, 2], [1]])
  expect(lengths([1, 2, 3, 4])).toEqual([[1, 2], [3, 4], []])
  expect(lengths([1, 2, 3, 4, 5, 6])).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ])
})

test('deeds on one playlist wait for each other, also behind one that failed', async () => {
  const done: string[] = []
  const deed = (name: string, wait: number, fails = false) =>
    inLine('one', async () => {
      await new Promise((resolve) => setTimeout(resolve, wait))
      done.push(name)
      if (fails) throw new Error(name)
    })
  const first = deed('slow', 20, true).catch(() => undefined)
  await Promise.all([first, deed('quick', 0)])
  expect(done).toEqual(['slow', 'quick'])
})
