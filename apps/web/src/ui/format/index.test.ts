import { describe, expect, test } from 'vitest'
import { formatExactly, formatWhen } from './dates.ts'
import { formatClock, formatLength, speakTime } from './durations.ts'
import { formatBytes, formatShare } from './numbers.ts'

/** Intl puts narrow and no-break spaces between numbers and units. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

describe('lengths', () => {
  test('below a minute have hundredths', () => {
    expect(formatLength(1.2, 'en')).toBe('1.20 s')
    expect(formatLength(1.2, 'de')).toBe('1,20 s')
  })
  test('above a minute have whole seconds', () => expect(formatLength(125.4, 'en')).toBe('2 min 05 s'))
})

describe('clocks', () => {
  test.each([
    [0, false, '0:00'],
    [59.99, false, '0:59'],
    [3725, false, '1:02:05'],
    [3.46, true, '0:03.4'],
    [0.3, true, '0:00.3'],
    [-1, true, '0:00.0'],
  ] as const)('%d seconds, tenths %s', (seconds, tenths, expected) =>
    expect(formatClock(seconds, tenths)).toBe(expected),
  )
})

describe('spoken times', () => {
  test('say the unit', () => {
    expect(speakTime(1, 'en')).toBe('1 second')
    expect(plain(speakTime(2.34, 'de'))).toBe('2,3 Sekunden')
    expect(speakTime(59.97, 'en')).toBe('1 minute')
    expect(speakTime(125, 'en')).toBe('2 minutes 5 seconds')
  })
})

describe('dates', () => {
  const now = new Date(2026, 10, 20, 15, 30)
  const ago = (milliseconds: number) => formatWhen(new Date(now.getTime() - milliseconds), now, 'en')
  test('are said as people say them', () => {
    expect(ago(5_000)).toBe('just now')
    expect(ago(5 * 60_000)).toBe('5 minutes ago')
    expect(ago(3 * 3_600_000)).toBe('3 hours ago')
    expect(plain(ago(20 * 3_600_000))).toBe('yesterday, 7:30 PM')
    expect(ago(3 * 86_400_000)).toBe('Tuesday')
    expect(ago(40 * 86_400_000)).toBe('October 11')
    expect(ago(400 * 86_400_000)).toBe('October 16, 2025')
    expect(ago(-12 * 86_400_000)).toBe('in 12 days')
  })
  test('an hour before midnight belongs to yesterday once midnight has passed', () =>
    expect(plain(formatWhen(new Date(2026, 10, 19, 23, 30), new Date(2026, 10, 20, 0, 30), 'en'))).toBe(
      'yesterday, 11:30 PM',
    ))
  test('have an exact form', () => expect(formatExactly(now, 'en')).toContain('November 20, 2026'))
})

describe('numbers', () => {
  test('of bytes', () => {
    expect(formatBytes(1, 'en')).toBe('1 byte')
    expect(formatBytes(88_244, 'en')).toBe('88 kB')
    expect(formatBytes(1_240_000, 'en')).toBe('1.2 MB')
    expect(formatBytes(1_240_000, 'de').replace(/\s/g, ' ')).toBe('1,2 MB')
  })
  test('of shares', () => expect(formatShare(0.826, 'en')).toBe('83%'))
})
