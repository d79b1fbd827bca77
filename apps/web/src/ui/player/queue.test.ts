import { describe, expect, test } from 'vitest'
import {
  append,
  clearComing,
  currentOf,
  emptyQueue,
  insertNext,
  moveEntry,
  placeAway,
  removeEntry,
  shuffle,
  startQueue,
  unshuffle,
  type Queue,
} from './queue.ts'

const order = (queue: Queue<string>) => queue.entries.map(({ item }) => item).join('')
const playing = (queue: Queue<string>) => currentOf(queue)?.item
const uidOf = (queue: Queue<string>, item: string) => queue.entries.find((entry) => entry.item === item)?.uid ?? -1
const five = () => startQueue(['a', 'b', 'c', 'd', 'e'], 1)

/** Numbers that look random and are the same in every run. */
const dice = (seed: number) => () => {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
  return seed / 2 ** 32
}

describe('a queue', () => {
  test('begins at the chosen one, and never outside', () => {
    expect(playing(five())).toBe('b')
    expect(playing(startQueue(['a'], 7))).toBe('a')
    expect(playing(startQueue([], 0))).toBeUndefined()
  })
  test('takes things behind what plays, at the end, and with nothing in it', () => {
    expect(order(insertNext(five(), ['x', 'y']))).toBe('abxycde')
    expect(order(append(five(), ['x', 'y']))).toBe('abcdexy')
    expect(order(insertNext(emptyQueue, ['x']))).toBe('x')
    expect(order(append(emptyQueue, ['x']))).toBe('x')
  })
  test('holds the same thing twice as two places', () => {
    const queue = insertNext(five(), ['b'])
    expect(order(removeEntry(queue, queue.entries[2]!.uid))).toBe('abcde')
  })
  test('goes on playing what plays, whatever is taken out or moved', () => {
    const queue = five()
    expect(playing(removeEntry(queue, uidOf(queue, 'a')))).toBe('b')
    expect(playing(moveEntry(queue, uidOf(queue, 'e'), 0))).toBe('b')
    expect(order(moveEntry(queue, uidOf(queue, 'e'), 0))).toBe('eabcd')
    expect(playing(moveEntry(queue, uidOf(queue, 'b'), 4))).toBe('b')
    expect(order(moveEntry(queue, uidOf(queue, 'b'), 9))).toBe('abcde')
    const without = removeEntry(queue, uidOf(queue, 'b'))
    expect(without.entries[placeAway(without, 1, 'off')!]?.item).toBe('c')
  })
  test('is cleared of what would come', () => expect(order(clearComing(five()))).toBe('ab'))
  test('ends, goes round, and goes back', () => {
    const end = startQueue(['a', 'b'], 1)
    expect(placeAway(end, 1, 'off')).toBeUndefined()
    expect(placeAway(end, 1, 'all')).toBe(0)
    expect(placeAway(startQueue(['a', 'b'], 0), -1, 'all')).toBe(1)
    expect(placeAway(startQueue(['a', 'b'], 0), -1, 'off')).toBeUndefined()
    expect(placeAway(emptyQueue, 1, 'all')).toBeUndefined()
  })
})

describe('shuffling', () => {
  test('begins with what plays, loses nothing and is taken back', () => {
    for (let seed = 0; seed < 50; seed++) {
      const mixed = shuffle(five(), dice(seed))
      expect(playing(mixed)).toBe('b')
      expect(mixed.at).toBe(0)
      expect(mixed.entries.map(({ item }) => item).sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
      expect(order(unshuffle(mixed))).toBe('abcde')
      expect(playing(unshuffle(mixed))).toBe('b')
    }
  })
  test('can bring any order', () => {
    const random = dice(1)
    const seen = new Set(Array.from({ length: 300 }, () => order(shuffle(five(), random))))
    expect(seen.size).toBe(24)
  })
  test('remembers where later ones belong', () => {
    const mixed = shuffle(five(), dice(3))
    expect(order(unshuffle(insertNext(mixed, ['x', 'y'])))).toBe('abxycde')
    expect(order(unshuffle(append(mixed, ['x', 'y'])))).toBe('abcdexy')
    expect(order(unshuffle(removeEntry(mixed, uidOf(mixed, 'd'))))).toBe('abce')
    expect(order(unshuffle(append(removeEntry(mixed, uidOf(mixed, 'a')), ['x'])))).toBe('bcdex')
  })
})
