import { expect, test } from 'vitest'
import { filtersOn, isBeginning, lettersOf, librarySearch, noFilters, orderOf, spanOf, writeSpan } from './search.ts'

test('an address of nonsense is the whole library, the newest first', () => {
  const search = librarySearch({
    q: {},
    by: 'colour',
    down: 'maybe',
    artist: '1',
    year: 'x',
    tempo: [],
    key: 'H',
    sel: null,
  })
  expect(Object.values(search).every((value) => value === undefined)).toBe(true)
  expect(orderOf(search)).toEqual({ by: 'added', down: true })
})

test('digits typed into the search stay text', () => expect(librarySearch({ q: 1999 }).q).toBe('1999'))

test('names begin at A, dates and counts with the most', () => {
  expect(orderOf({ by: 'title' })).toEqual({ by: 'title', down: false })
  expect(orderOf({ by: 'year' })).toEqual({ by: 'year', down: true })
  expect(orderOf({ by: 'year', down: false })).toEqual({ by: 'year', down: false })
})

test('a span has one end, both, or is one number', () => {
  expect(spanOf('1990-1999', 9999)).toEqual({ from: 1990, to: 1999 })
  expect(spanOf('1999-1990', 9999)).toEqual({ from: 1990, to: 1999 })
  expect(spanOf('120', 999)).toEqual({ from: 120, to: 120 })
  expect(spanOf('120-', 999)).toEqual({ from: 120 })
  expect(spanOf('-99', 999)).toEqual({ to: 99 })
  expect(spanOf('9999', 999)).toEqual({ from: 999, to: 999 })
  for (const nothing of ['', '-', 'a-b', '1-2-3', undefined]) expect(spanOf(nothing, 999), nothing).toBeUndefined()
})

test('a span is written as it is read', () => {
  for (const said of ['1990-1999', '120', '120-', '-99']) expect(writeSpan(spanOf(said, 9999)!)).toBe(said)
})

test('letters are for the whole list in the order of names, and the first is its beginning', () => {
  expect(lettersOf({ by: 'artist' })).toBe('artist')
  for (const search of [{}, { by: 'year' }, { by: 'title', q: 'a' }, { by: 'title', year: '1990' }] as const)
    expect(lettersOf(search)).toBeUndefined()
  expect(librarySearch({ from: 'M' }).from).toBe('M')
  expect(librarySearch({ from: 'MM' }).from).toBeUndefined()
  expect([isBeginning('#', false), isBeginning('#', true), isBeginning('…', true)]).toEqual([true, false, true])
})

test('without filters nothing is filtered', () => {
  const search = librarySearch({ q: 'a', year: '1990', format: 'flac', by: 'title' })
  expect(filtersOn(search)).toEqual(['year', 'format'])
  expect({ ...search, ...noFilters }).toEqual(librarySearch({ by: 'title' }))
})
