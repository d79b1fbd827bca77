import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ConfigurationError } from './env.ts'
import { loadSecrets } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'stemma-secrets-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
const file = (text?: string): string => {
  const path = join(folder, `${++count}.json`)
  if (text !== undefined) writeFileSync(path, text)
  return path
}

test('missing secrets are made once, unlike each other, for nobody else to read', () => {
  const path = file()
  const secrets = loadSecrets(path, true)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(loadSecrets(path, true)).toEqual(secrets)
  expect(loadSecrets(path, false)).toEqual(secrets)
  const { session, workerToken, databasePassword, seal } = secrets
  const all = [session, workerToken, databasePassword, seal.keys['k1']!]
  expect(new Set(all).size).toBe(4)
  for (const secret of all) expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
})

test('a secret that a newer version needs is added, and those there are stay as they are', () => {
  const path = file()
  const { session: _, ...older } = loadSecrets(path, true)
  writeFileSync(path, JSON.stringify({ ...older, ours: 'kept' }))
  const { session, ...rest } = loadSecrets(path, true)
  expect(rest).toEqual(older)
  expect(session).not.toBe(_)
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ ours: 'kept', session })
})

const random = randomBytes(32).toString('base64url')
test.each([
  ['short', { workerToken: 'changeme' }, /workerToken is too short/],
  ['not random', { session: 'a'.repeat(64) }, /session is not random/],
  ['of another kind', { databasePassword: 7 }, /databasePassword/],
  ['a current key that is not there', { seal: { current: 'k2', keys: { k1: random } } }, /seal\.current/],
])('%s: refused by name, and the file stays as it was', (_, wrong, sentence) => {
  const path = file(JSON.stringify(wrong))
  expect(() => loadSecrets(path, true)).toThrow(ConfigurationError)
  expect(() => loadSecrets(path, true)).toThrow(sentence)
  expect(readFileSync(path, 'utf8')).toBe(JSON.stringify(wrong))
})

test('a damaged file is neither replaced nor quoted', () => {
  const path = file('{ "session": "half a secr')
  expect(() => loadSecrets(path, true)).toThrow(/is not a JSON object/)
  expect(() => loadSecrets(path, true)).not.toThrow(/half a secr/)
  expect(readFileSync(path, 'utf8')).toBe('{ "session": "half a secr')
})

test('with a database of their own, missing secrets are refused', () => {
  expect(() => loadSecrets(file(), false)).toThrow(/is missing\. With DATABASE_URL/)
})
