import { readPrompt } from '@stemma/domain/sounds/pure'
import { expect, test } from 'vitest'
import { loadReader, reader } from './reader.ts'

test('an empty line says what the reader itself would say of it', () =>
  expect(reader.get()('')).toEqual(readPrompt('')))

test('once loaded the real reader reads', async () => {
  await loadReader()
  expect(reader.get()('very long')).toEqual(readPrompt('very long'))
})
