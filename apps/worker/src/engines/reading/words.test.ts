import { expect, test } from 'vitest'
import { word } from './words.ts'

const misread = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

test.each(['DJ Kältebrücke', 'Nina Óskarsdóttir — Harbour', '東京', '🦆'])('%s is read as it was meant', (text) => {
  expect(word(misread(text), 100)).toBe(text)
  expect(word(text, 100)).toBe(text)
})

test.each(['Café', 'Motörhead', 'Ænima', '¿Qué?', 'ÄÖÜ'])('%s in Latin-1 stays', (text) => {
  expect(word(text, 100)).toBe(text)
})

test('is one line, and of nothing nothing is left', () => {
  expect(word(' a\u0000b\n\tc ', 100)).toBe('a b c')
  expect(word('\u0000\n', 100)).toBeUndefined()
})
