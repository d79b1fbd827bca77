import { expect, test } from 'vitest'
import { below, fillNoise, nextBits, pick, seeded, triangular, uniform } from './random.ts'

test('is xoshiro128**: the published outputs of state 1, 2, 3, 4', () => {
  const random = Int32Array.of(1, 2, 3, 4)
  expect(Array.from({ length: 5 }, () => nextBits(random) >>> 0)).toEqual([11520, 0, 5927040, 70819200, 2031721883])
})

test('one seed gives one sequence; another seed or stream another', () => {
  const first = (seed: number, stream?: number): number[] => {
    const random = seeded(seed, stream)
    return Array.from({ length: 4 }, () => nextBits(random))
  }
  expect(first(7)).toEqual(first(7))
  const all = [first(7), first(8), first(7, 1), first(7, 2), first(0), first(0xffffffff)].map(String)
  expect(new Set(all).size).toBe(all.length)
})

test('noise is the generator itself, filled faster', () => {
  const slow = seeded(3)
  const expected = Float64Array.from({ length: 100 }, () => nextBits(slow) / 2 ** 31)
  const noise = new Float64Array(100)
  const fast = seeded(3)
  fillNoise(fast, noise)
  expect(noise).toEqual(expected)
  expect(fast).toEqual(slow)
})

test('numbers stay in their ranges and cover them evenly', () => {
  const random = seeded(11)
  const quarters = [0, 0, 0, 0]
  for (let i = 0; i < 20_000; i += 1) {
    const x = uniform(random)
    expect(x >= 0 && x < 1).toBe(true)
    quarters[Math.floor(4 * x)]! += 1
    expect(Math.abs(triangular(random))).toBeLessThan(1)
    expect([0, 1, 2]).toContain(below(random, 3))
  }
  for (const count of quarters) expect(Math.abs(count - 5000)).toBeLessThan(250)
  expect(['a', 'b']).toContain(pick(random, ['a', 'b']))
})

test('neighbouring seeds start independently', () => {
  let covariance = 0
  for (let seed = 0, before = 0.5; seed < 5000; seed += 1) {
    const x = uniform(seeded(seed, 1))
    covariance += (x - 0.5) * (before - 0.5)
    before = x
  }
  expect(Math.abs((covariance / 5000) * 12)).toBeLessThan(0.05)
})
