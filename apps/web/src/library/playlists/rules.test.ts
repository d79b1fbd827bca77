import { rules } from '@stemma/domain/library/input'
import { expect, test } from 'vitest'
import { about, ruleFields, ruleOf, typedOf, waysOf } from './rules.ts'

test('what is typed becomes a rule the server takes, numbers with a comma too', () => {
  const one = (field: (typeof ruleFields)[number], value: string) =>
    ruleOf({ uid: 1, field, is: waysOf(field)[0]!, value })
  expect(one('tempo', ' 120,5 ')).toEqual({ field: 'tempo', is: 'equal', value: 120.5 })
  expect(one('title', ' storm ')).toEqual({ field: 'title', is: 'contains', value: 'storm' })
  expect([one('year', ''), one('year', 'soon')]).toEqual([undefined, undefined])
  for (const field of ruleFields)
    for (const is of waysOf(field))
      expect(rules.safeParse({ rules: [ruleOf({ uid: 1, field, is, value: '7' })] }).success, `${field} ${is}`).toBe(
        true,
      )
})

test('a rule about something else keeps what can be kept', () => {
  const rule = typedOf({ field: 'year', is: 'more', value: 1999 }, 3)
  expect(about(rule, 'tempo')).toEqual({ uid: 3, field: 'tempo', is: 'more', value: '1999' })
  expect(about(rule, 'artist')).toEqual({ uid: 3, field: 'artist', is: 'contains', value: '' })
})
