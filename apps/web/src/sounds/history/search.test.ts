import { expect, test } from 'vitest'
import { historySearch, selectedOf, toggleSelected } from './search.ts'

test('an address of nonsense is an empty search', () => {
  const search = historySearch({ q: {}, type: 'loud', fav: 'yes', sound: [], sel: null })
  expect(Object.values(search).every((value) => value === undefined)).toBe(true)
})

test('digits typed into the search stay text', () => expect(historySearch({ q: 8 }).q).toBe('8'))

test('selecting twice is not selecting', () => {
  const once = toggleSelected([], 'a')
  const both = toggleSelected(selectedOf({ sel: once }), 'b')
  expect(both).toBe('a.b')
  expect(toggleSelected(selectedOf({ sel: both }), 'a')).toBe('b')
  expect(toggleSelected(['b'], 'b')).toBeUndefined()
})

test('a selection stays short enough for an address', () => {
  const many = Array.from({ length: 50 }, (_, index) => `id${index}`)
  expect(selectedOf({ sel: toggleSelected(many, 'new') })).toHaveLength(50)
})
