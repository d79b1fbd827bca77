import { expect, test } from 'vitest'
import { lineAt, readLyrics, writeLyrics } from './lrc.ts'

const synced = [
  { at: 0, text: 'One' },
  { at: 62_500, text: 'Two [not a moment]' },
  { at: 3_600_000, text: '' },
]

test('synced words survive being typed', () => {
  expect(writeLyrics(synced)).toBe('[0:00.00] One\n[1:02.50] Two [not a moment]\n[60:00.00] ')
  expect(readLyrics(writeLyrics(synced))).toEqual(synced.slice(0, 2).concat([{ at: 3_600_000, text: '' }]))
})

test('plain words are lines, empty ones between verses too; nothing is no words', () => {
  expect(readLyrics('One\n\nTwo\n')).toEqual([{ text: 'One' }, { text: '' }, { text: 'Two' }])
  expect(readLyrics(' \n ')).toEqual([])
})

test('the line that is sung is the last that began', () => {
  expect([-1, 0, 62_499, 62_500, 9e9].map((at) => lineAt(synced, at))).toEqual([-1, 0, 0, 1, 2])
})
