import { beforeEach, expect, test, vi } from 'vitest'

const store = new Map<string, string>()
vi.stubGlobal('localStorage', {
  getItem: (name: string) => store.get(name) ?? null,
  setItem: (name: string, value: string) => void store.set(name, value),
  removeItem: (name: string) => void store.delete(name),
})
let leave = () => {}
vi.stubGlobal('addEventListener', (_: string, listener: () => void) => (leave = listener))
const { countLeft, openLeft } = await import('./left.ts')

beforeEach(() => store.clear())

/** A drop of files, some of which arrive before the page goes. */
const drop = (files: readonly number[], arrived: readonly number[]) => {
  const left = openLeft()
  const known = files.filter((file) => left.add(file))
  for (const file of arrived) left.end(file, true)
  leave()
  return known
}

test('what did not arrive is counted after a reload, and what did is known again', () => {
  expect(drop([1, 2, 3], [1])).toEqual([])
  expect(countLeft()).toBe(2)
  expect(drop([1, 2, 3], [2])).toEqual([1])
  expect(countLeft()).toBe(1)
  expect(drop([1, 2, 3], [3])).toEqual([1, 2])
  expect(countLeft()).toBe(0)
})

test('another folder dropped meanwhile, smaller than what had arrived of the first, is remembered too', () => {
  drop([1, 2, 3, 4], [1, 2, 3])
  drop([9], [])
  expect(countLeft()).toBe(1)
  expect(drop([1, 2, 3, 4], [])).toEqual([1, 2, 3])
})

test('what was refused or cancelled is sent when it is dropped again, and what arrived is not', () => {
  const left = openLeft()
  for (const file of [1, 2, 3]) left.add(file)
  left.end(1, true)
  left.end(2, false)
  expect([1, 2].map((file) => left.add(file))).toEqual([true, false])
})
