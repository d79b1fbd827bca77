import { describe, expect, test } from 'vitest'
import { keyed, onScale, turnOf, typed, valueAt, type Scale } from './scale.ts'

const whole: Scale = { low: 0, high: 10, step: 1, nudge: 1 }
const seconds: Scale = { low: 0.5, high: 10, step: 0.01, nudge: 0.1, curve: 2 }

test('values snap to steps, ends included', () => {
  expect(onScale(whole, 6.6)).toBe(7)
  expect(onScale(seconds, 1.2345)).toBe(1.23)
  expect(onScale(seconds, 99)).toBe(10)
  expect(onScale(seconds, -3)).toBe(0.5)
})

test('turn and value are each other’s inverse', () => {
  for (const value of [0.5, 1.5, 4.2, 10]) expect(valueAt(seconds, turnOf(seconds, value))).toBe(value)
})

test('a curve gives low values more of the way', () => expect(turnOf(seconds, 2.875)).toBeCloseTo(0.5, 5))

describe('keys', () => {
  test('nudge, leap and jump', () => {
    expect(keyed(seconds, 1.5, 'ArrowUp', false)).toBe(1.6)
    expect(keyed(seconds, 1.5, 'ArrowUp', true)).toBe(1.51)
    expect(keyed(whole, 5, 'PageDown', false)).toBe(3)
    expect(keyed(whole, 5, 'Home', false)).toBe(0)
    expect(keyed(whole, 5, 'End', false)).toBe(10)
  })
  test('never leave the scale', () => expect(keyed(whole, 10, 'ArrowUp', false)).toBe(10))
  test('that mean nothing are left alone', () => expect(keyed(whole, 5, 'a', false)).toBeUndefined())
})

test('typed numbers may have a comma and a unit', () => {
  expect(typed(seconds, '2,5 s')).toBe(2.5)
  expect(typed(seconds, '.7')).toBe(0.7)
  expect(typed(whole, 'loud')).toBeUndefined()
})
