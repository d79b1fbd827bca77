import { expect, test } from 'vitest'
import { catalogue, errorKinds, sentence, type ErrorCode } from './sentences.ts'

const meanings: Record<(typeof errorKinds)[number], string> = {
  invalid: '400 BAD_REQUEST: what was said cannot be understood or breaks a rule.',
  unauthenticated: '401 UNAUTHORIZED: we do not know who asks.',
  forbidden: '403 FORBIDDEN: we know, and the answer is no.',
  missing: '404 NOT_FOUND: not there, or not yours; the two are never told apart.',
  conflict: '409 CONFLICT: true by itself, but not beside what already is.',
  limited: '429 TOO_MANY_REQUESTS: too much, too often; later or less works.',
  unavailable: '503 SERVICE_UNAVAILABLE: a machine we depend on does not answer; nothing was lost.',
  failed: '422 UNPROCESSABLE_CONTENT: we tried and could not, and trying again will not help.',
}

test('every sentence is one, and docs/errors.md lists them all', async () => {
  const codes = Object.keys(catalogue) as ErrorCode[]
  for (const code of codes) expect(catalogue[code][1], code).toMatch(/^[\p{Lu}{].*[.!?:}]$/su)
  const page = [
    '# Errors',
    '',
    'Every failure a person or a program can meet has a stable code, one of eight meanings, and a sentence. tRPC answers carry them in',
    '`error.data` (`reason`, `kind`, `params`, `fields`, `requestId`); plain routes as `{ error: { code, message, params, requestId } }`.',
    'What is not in this list is a fault of ours: 500, logged once under the request id. This page is written by `sentences.test.ts`.',
    ...errorKinds.flatMap((kind) => [
      '',
      `## ${kind}`,
      '',
      meanings[kind],
      '',
      '| code | sentence |',
      '|---|---|',
      ...codes
        .filter((code) => catalogue[code][0] === kind)
        .sort()
        .map((code) => `| \`${code}\` | ${catalogue[code][1]} |`),
    ]),
    '',
  ].join('\n')
  await expect(page).toMatchFileSnapshot('../../../../docs/errors.md')
})

test('parameters fill the sentence', () => {
  expect(sentence('too_many_requests', { seconds: 7 })).toBe('Too many requests. Try again in 7 seconds.')
})
