import { expect, test } from 'vitest'
import { present } from './output.ts'

const entry = JSON.stringify({ level: 40, time: 1, msg: 'slow statement', err: { message: 'gave up' } })

test('a person reads a short line, a program the JSON as it was written', () => {
  expect(present('server', entry, true)).toBe('server  warn  slow statement: gave up')
  expect(present('server', entry, false)).toBe(entry)
})

test.each(['plain words', '{ not json', '{"no":"level"}', ''])(
  'what is no log entry is only given its name: %s',
  (line) => {
    expect(present('worker', line, true)).toBe(`worker  ${line}`)
    expect(present('worker', line, false)).toBe(`worker  ${line}`)
  },
)
