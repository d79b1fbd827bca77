import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { hashOf } from './web.ts'

const root = mkdtempSync(join(tmpdir(), 'stemma-web-'))
afterAll(() => rmSync(root, { recursive: true }))
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

test('the web app is built anew for what ends up in it, and for nothing else', () => {
  write('apps/web/index.html', '<html>')
  write('packages/audio/src/render.ts', 'one')
  write('pnpm-lock.yaml', 'locked')
  const first = hashOf(root)
  expect(hashOf(root)).toBe(first)
  for (const other of [
    'apps/web/dist/app.js',
    'apps/web/src/a.test.ts',
    'packages/domain/src/migrations/1.sql',
    'apps/server/src/main.ts',
  ]) {
    write(other, 'anything')
    expect(hashOf(root)).toBe(first)
  }
  const hashes = [first]
  for (const input of [
    'apps/web/src/main.tsx',
    'packages/audio/src/render.ts',
    'packages/api/src/root.ts',
    'pnpm-lock.yaml',
  ]) {
    write(input, 'changed')
    hashes.push(hashOf(root))
  }
  expect(new Set(hashes).size).toBe(hashes.length)
})
