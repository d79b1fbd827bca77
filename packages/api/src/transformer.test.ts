import { WrittenPage } from '@stemma/domain'
import fc from 'fast-check'
import superjson from 'superjson'
import { expect, test } from 'vitest'
import { transformer } from './transformer.ts'

const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2199-12-31') })
const row = fc.record({
  id: fc.uuid(),
  prompt: fc.string({ unit: 'binary' }),
  duration: fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
  isFavorite: fc.boolean(),
  createdAt: date,
  deletedAt: fc.option(date),
  extra: fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(fc.string(), fc.integer(), fc.constant(null))),
})

test('a page is written as superjson itself would write it, byte for byte', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.option(fc.base64String()), (items, cursor) => {
      const page = { items, nextCursor: cursor }
      const asPostgresWrites = JSON.parse(JSON.stringify(items)) as never[]
      const written = new WrittenPage(asPostgresWrites, cursor as never, ['createdAt', 'deletedAt'])
      expect(JSON.stringify(transformer.serialize(written))).toBe(JSON.stringify(superjson.serialize(page)))
      expect(superjson.deserialize(transformer.serialize(written))).toEqual(page)
      expect(written.revive()).toEqual(page)
    }),
  )
})

test('everything else goes through superjson', () => {
  const value = { at: new Date(5), none: undefined, set: new Set([1]) }
  expect(transformer.serialize(value)).toEqual(superjson.serialize(value))
})
