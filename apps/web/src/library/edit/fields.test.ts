import { expect, test } from 'vitest'
import { changeOf, common, fields, wrongWith, type Field, type Tagged } from './fields.ts'

const tagged = (part: Partial<Tagged>): Tagged => ({
  title: 'A',
  artist: 'Low',
  album: null,
  albumArtist: null,
  genre: null,
  year: 1994,
  trackNumber: null,
  discNumber: null,
  ...part,
})
const two = [tagged({}), tagged({ title: 'B', year: 1994 })]
const shared = (field: Field) => common(two, true, field)

test('what all have is shown, what differs is not', () => {
  expect(shared('artist')).toBe('Low')
  expect(shared('year')).toBe('1994')
  expect(shared('album')).toBe('')
  expect(shared('title')).toBeUndefined()
})

test('of tracks that are not all known nothing is shared', () => {
  for (const field of fields) expect(common(two, false, field)).toBeUndefined()
})

test('only what was typed and differs is changed', () => {
  expect(changeOf({}, shared)).toEqual({})
  expect(changeOf({ artist: ' Low ', year: '1994' }, shared)).toEqual({})
  expect(changeOf({ artist: 'High', year: '2001', album: ' Drums ' }, shared)).toEqual({
    artist: 'High',
    year: 2001,
    album: 'Drums',
  })
})

test('an emptied field has no value, also where the tracks differed', () => {
  expect(changeOf({ artist: '', year: ' ' }, shared)).toEqual({ artist: null, year: null })
  expect(changeOf({ genre: '' }, () => undefined)).toEqual({ genre: null })
})

test('a title is needed, a year is a number, and nothing is endless', () => {
  expect(wrongWith('title', ' ')).toBe('titleNeeded')
  expect(wrongWith('artist', '')).toBeUndefined()
  expect(wrongWith('year', '19x')).toBe('numberNeeded')
  expect(wrongWith('year', '10000')).toBe('numberNeeded')
  expect(wrongWith('genre', 'x'.repeat(201))).toBe('tooLong')
  expect(wrongWith('artist', 'x'.repeat(500))).toBeUndefined()
})
