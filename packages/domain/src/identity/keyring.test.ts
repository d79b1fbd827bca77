import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Keyring } from './keyring.ts'

const key = (id: string, byte: number) => ({ id, secret: Buffer.alloc(32, byte) })
const root = Buffer.alloc(32, 9)
const place = ['user_settings', 'openaiApiKeyEncrypted', 'u', 'u'] as const

test('what was sealed opens in its place, and only there', () => {
  const keys = new Keyring([key('k1', 1)], root)
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      (text) => {
        const sealed = keys.seal(text, place)
        expect(sealed).not.toContain(text.length > 4 ? text : '\0')
        expect(keys.open(sealed, place)).toBe(text)
        expect(() => keys.open(sealed, ['user_settings', 'openaiApiKeyEncrypted', 'u', 'v'])).toThrow(
          /cannot be opened/,
        )
      },
    ),
  )
})

test('a changed value does not open', () => {
  const keys = new Keyring([key('k1', 1)], root)
  for (let times = 0; times < 50; times++) {
    const sealed = keys.seal('a secret', place)
    for (let index = 0; index < sealed.length; index++) {
      const flipped = sealed.slice(0, index) + (sealed[index] === 'A' ? 'B' : 'A') + sealed.slice(index + 1)
      expect(() => keys.open(flipped, place), `${flipped} at ${index}`).toThrow(/cannot be opened/)
    }
  }
})

test('after a rotation old values open and say that they are old', () => {
  const before = new Keyring([key('k1', 1)], root)
  const after = new Keyring([key('k2', 2), key('k1', 1)], root)
  const sealed = before.seal('a secret', place)
  expect(after.open(sealed, place)).toBe('a secret')
  expect(after.isOld(sealed)).toBe(true)
  expect(after.isOld(after.seal('a secret', place))).toBe(false)
  expect(after.derive('refresh', 'x')).toBe(before.derive('refresh', 'x'))
})

test('short secrets and strange ids are refused', () => {
  expect(() => new Keyring([], root)).toThrow(/needs a key/)
  expect(() => new Keyring([{ id: 'k1', secret: Buffer.alloc(31) }], root)).toThrow(/32 bytes/)
  expect(() => new Keyring([key('a.b', 1)], root)).toThrow(/id/)
})
