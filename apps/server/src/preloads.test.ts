import { expect, test } from 'vitest'
import { preloads } from './preloads.ts'

const headOf = preloads({
  '/sounds': ['/assets/room.js', '/assets/room.css'],
  '/sounds/collections/$id': ['/assets/collection.js'],
})

test('a page names its scripts and styles', () => {
  expect(headOf('/sounds')).toBe(
    '<link rel="modulepreload" crossorigin href="/assets/room.js"><link rel="stylesheet" crossorigin href="/assets/room.css">',
  )
  expect(headOf('/sounds/')).toBe(headOf('/sounds'))
})

test('a part of an address that varies is any one part', () => {
  expect(headOf('/sounds/collections/7c1')).toContain('/assets/collection.js')
  expect(headOf('/sounds/collections/7c1/more')).toBe('')
  expect(headOf('/sounds/collections')).toBe('')
})

test('what is no page names nothing', () => expect(headOf('/nowhere')).toBe(''))
