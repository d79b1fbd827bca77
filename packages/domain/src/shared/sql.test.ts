import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nothing, raw, sql } from './sql.ts'

test('values become parameters, in order, however pieces are nested', () => {
  const condition = sql`b = ${2} and ${sql`c = ${3}`}`
  const { text, values } = sql`select a from ${raw('t')} where a = ${1} and ${condition}${nothing} limit ${4}`
  expect(text).toBe('select a from t where a = $1 and b = $2 and c = $3 limit $4')
  expect(values).toEqual([1, 2, 3, 4])
})

test('no text of a caller becomes SQL', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { minLength: 1 }), (texts) => {
      const joined = texts.map((text) => sql`x = ${text}`).reduce((left, right) => sql`${left} or ${right}`)
      expect(joined.text).toMatch(/^x = \$1( or x = \$\d+)*$/)
      expect(joined.values).toEqual(texts)
    }),
  )
})
