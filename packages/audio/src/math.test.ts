import { describe, expect, test } from 'vitest'
import { cos, decibelsOf, exp, exp2, gainOf, log, log10, log2, pow, ratioOf, sin, tan, tanh } from './math.ts'
import { between, seeded } from './random.ts'

const random = seeded(20_26)
const draws = (count: number, low: number, high: number): number[] =>
  Array.from({ length: count }, () => between(random, low, high))

/** The largest error of `own` against `reference`, relative where the reference exceeds 1e-300. */
function worst(xs: number[], own: (x: number) => number, reference: (x: number) => number, absolute = false): number {
  return xs.reduce((most, x) => {
    const expected = reference(x)
    const error = Math.abs(own(x) - expected)
    return Math.max(most, absolute ? error : error / Math.max(Math.abs(expected), 1e-300))
  }, 0)
}

describe('elementary functions agree with Math', () => {
  test.each([
    ['sin', sin, Math.sin, -1e6, 1e6],
    ['cos', cos, Math.cos, -1e6, 1e6],
  ] as const)('%s over a million radians', (_, own, reference, low, high) => {
    expect(worst(draws(20_000, low, high), own, reference, true)).toBeLessThan(1e-15)
  })

  test.each([
    ['exp', exp, Math.exp, -700, 700, 1e-15],
    ['exp2', exp2, (x: number) => 2 ** x, -1020, 1020, 1e-15],
    ['tanh', tanh, Math.tanh, -25, 25, 1e-14],
    ['tanh near 0', tanh, Math.tanh, -0.3, 0.3, 1e-14],
    ['tan', tan, Math.tan, -1.5, 1.5, 2e-15],
    ['log', log, Math.log, 1e-12, 50, 1e-15],
    ['log10', log10, Math.log10, 2, 1e9, 1e-15],
    ['log2', log2, Math.log2, 2, 1e9, 1e-15],
  ] as const)('%s', (_, own, reference, low, high, tolerance) => {
    expect(worst(draws(20_000, low, high), own, reference)).toBeLessThan(tolerance)
  })

  test('log over all magnitudes', () => {
    const xs = draws(20_000, -740, 700).map((x) => Math.exp(x))
    expect(worst(xs, log, Math.log)).toBeLessThan(1e-15)
  })

  test('pow', () => {
    for (const y of [-3.5, -1, 0.1, 0.5, 2, 7]) {
      const xs = draws(3000, 0.001, 1000)
      expect(
        worst(
          xs,
          (x) => pow(x, y),
          (x) => x ** y,
        ),
      ).toBeLessThan(1e-13)
    }
  })
})

test('special values', () => {
  expect([exp(0), exp(800), exp(-800), exp(Infinity), exp(-Infinity), exp(NaN)]).toEqual([
    1,
    Infinity,
    0,
    Infinity,
    0,
    NaN,
  ])
  expect(exp(709.7)).toBeLessThan(Infinity)
  expect(exp(-740)).toBeGreaterThan(0)
  expect([log(1), log(0), log(-1), log(Infinity), log(NaN)]).toEqual([0, -Infinity, NaN, Infinity, NaN])
  expect(log(5e-324)).toBeCloseTo(Math.log(5e-324), 10)
  expect([pow(5, 0), pow(0, 2), pow(0, -1), exp2(10), exp2(-3), exp2(2000), exp2(-2000)]).toEqual([
    1,
    0,
    Infinity,
    1024,
    0.125,
    Infinity,
    0,
  ])
  expect([sin(0), cos(0), tanh(0), tanh(100), tanh(-100)]).toEqual([0, 1, 0, 1, -1])
})

test('decibels and semitones', () => {
  expect(gainOf(-20)).toBeCloseTo(0.1, 14)
  expect(decibelsOf(10)).toBeCloseTo(20, 12)
  expect(decibelsOf(0)).toBe(-Infinity)
  expect(ratioOf(12)).toBe(2)
  expect(ratioOf(7)).toBeCloseTo(1.498307, 6)
})
