import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { rotate } from './rotate.ts'
import { loadSecrets } from './secrets.ts'

const folder = mkdtempSync(join(tmpdir(), 'stemma-rotate-'))
afterAll(() => rmSync(folder, { recursive: true }))
const made = (name: string) => {
  const file = join(folder, `${name}.json`)
  return { file, before: loadSecrets(file, true), now: () => loadSecrets(file, false) }
}

test('the worker’s secret is replaced, and nothing else', () => {
  const { file, before, now } = made('worker')
  rotate(file, 'worker')
  expect(now()).toEqual({ ...before, workerToken: expect.any(String) as unknown })
  expect(now().workerToken).not.toBe(before.workerToken)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('the root secret is replaced; those before it stay known, the latest first', () => {
  const { file, before, now } = made('session')
  rotate(file, 'session')
  const between = now()
  rotate(file, 'session')
  expect(now()).toEqual({
    ...before,
    session: expect.any(String) as unknown,
    formerSessions: [between.session, before.session],
  })
  expect(new Set([now().session, between.session, before.session]).size).toBe(3)
})

test('a sealing key is added before those that still open', () => {
  const { file, before, now } = made('seal')
  rotate(file, 'seal')
  rotate(file, 'seal')
  expect(now().seal).toMatchObject({ current: 'k3', keys: before.seal.keys })
  expect(Object.keys(now().seal.keys)).toEqual(['k1', 'k2', 'k3'])
})

test('what a person wrote into the file stays; a file that is not there is not made', () => {
  const { file } = made('noted')
  writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), ours: 'kept' }))
  rotate(file, 'worker')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ ours: 'kept' })
  expect(() => rotate(join(folder, 'none.json'), 'worker')).toThrow(/is missing/)
})
