import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { issueToken, readToken } from './job-token.ts'
import { testKeys } from './testing/queue.ts'

const keys = testKeys()
const jobId = randomUUID()
const token = issueToken(keys, jobId, 3, 1000)

test('a token names the attempt it was made for, until its time is over', () => {
  expect(readToken(keys, token, 999)).toEqual({ jobId, attempt: 3 })
  expect(() => readToken(keys, token, 1001)).toThrow('Log in first.')
})

test.each([
  ['another attempt', token.replace('.3.', '.4.')],
  ['another job', token.replace(jobId, randomUUID())],
  ['a later end', token.replace('.1000.', '.9999.')],
  ['another server', issueToken(testKeys(), jobId, 3, 1000)],
  ['a cut end', token.slice(0, -1)],
  ['nothing', ''],
  ['only dots', '...'],
  ['much', 'a.'.repeat(10_000)],
])('a token for %s is refused', (_, forged) => {
  expect(() => readToken(keys, forged, 0)).toThrow('Log in first.')
})
