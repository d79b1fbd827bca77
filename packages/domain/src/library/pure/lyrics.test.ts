import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lyricLine } from '../input.ts'
import { readLyrics } from './lyrics.ts'

describe('lyrics', () => {
  test('without times are plain lines, the empty ones between them kept', () => {
    expect(readLyrics('\n\nOne\r\n\r\nTwo \rThree\n\n')).toEqual([
      { text: 'One' },
      { text: '' },
      { text: 'Two' },
      { text: 'Three' },
    ])
    expect(readLyrics('  \n ')).toEqual([])
  })

  test('of LRC come in the order of time, a line for each of its times', () => {
    const lrc =
      '[ti:Song]\n[ar: Ella]\n[00:10.5][01:00]Chorus\n[00:01.25]First\n[00:05:500]<00:05.1>Se<00:05.9>cond\n[00:07.123]'
    expect(readLyrics(lrc)).toEqual([
      { at: 1250, text: 'First' },
      { at: 5500, text: 'Second' },
      { at: 7123, text: '' },
      { at: 10_500, text: 'Chorus' },
      { at: 60_000, text: 'Chorus' },
    ])
  })

  test('are moved by the offset, and never before the beginning', () => {
    expect(readLyrics('[offset:+500]\n[00:00.20]a\n[00:02.00]b')).toEqual([
      { at: 0, text: 'a' },
      { at: 1500, text: 'b' },
    ])
  })

  test('of any text can be stored, and are read in no time', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc
        .array(fc.constantFrom('[', '00:', '01', '.', ']', '\n', 'la', '[offset:', '<', '\t'), { maxLength: 300 })
        .map((parts) => parts.join('')),
    )
    fc.assert(fc.property(text, (said) => void lyricLine.array().max(5000).parse(readLyrics(said))))
    const began = performance.now()
    for (const hostile of ['[', '\n', '[00:', ' ', '[offset:', '[00:00]', '<00:00']) readLyrics(hostile.repeat(100_000))
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
