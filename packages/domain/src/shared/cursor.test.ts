import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DomainError } from './errors.ts'
import { cursorOf, decodeCursor, encodeCursor, sortId, sortInstant } from './cursor.ts'

const instant = fc
  .date({ min: new Date(0), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString())

test('a cursor names the place it was made from', () => {
  fc.assert(
    fc.property(instant, fc.uuid(), (at, id) => {
      expect(cursorOf('history', encodeCursor('history', { sort: [at], id }))).toEqual({ at, id })
    }),
  )
})

test('a cursor of another list, or of another filter, is refused', () => {
  const cursor = encodeCursor('history', { sort: [new Date(0).toISOString()], id: crypto.randomUUID() })
  expect(() => cursorOf('trash', cursor)).toThrow(expect.objectContaining({ code: 'cursor_invalid' }))
})

test('anything else is refused by its sentence, never by a crash', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.json().map((text) => Buffer.from(text).toString('base64url')),
      ),
      (text) => {
        fc.pre(text !== '')
        try {
          decodeCursor('history', text, [sortInstant, sortId])
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
          return
        }
        throw new Error(`accepted ${text}`)
      },
    ),
  )
})

test('no cursor is the first page', () => {
  expect(cursorOf('history', undefined)).toBeUndefined()
})
