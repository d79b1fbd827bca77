import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { tryLock } from '@stemma/postgres'
import { afterAll, describe, expect, test } from 'vitest'
import { buildWeb, hashOf } from './web.ts'

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

describe('two starts of one checkout', () => {
  const checkout = (name: string) => {
    const web = `${name}/apps/web`
    write(`${web}/index.html`, '<html>')
    write(`${web}/package.json`, '{}')
    write(`${web}/node_modules/vite/package.json`, '{"name":"vite"}')
    write(
      `${web}/node_modules/vite/bin/vite.js`,
      `const { appendFileSync, mkdirSync, writeFileSync } = require('node:fs')
      appendFileSync('node_modules/builds', 'x')
      setTimeout(() => { mkdirSync(process.argv[4]); writeFileSync(process.argv[4] + '/app.js', 'built') }, 300)`,
    )
    const said: string[] = []
    const begin = (signal = new AbortController().signal) =>
      buildWeb({
        root: join(root, name),
        web: join(root, web),
        machine: {},
        log: (line) => void said.push(line),
        signal,
      })
    const text = (file: string) => readFileSync(join(root, web, file), 'utf8')
    return { begin, said, text, web: join(root, web) }
  }

  test('build the web app once; both find it built', async () => {
    const { begin, said, text } = checkout('one')
    await Promise.all([begin(), begin()])
    expect(text('node_modules/builds')).toBe('x')
    expect(text('dist/app.js')).toBe('built')
    expect(said.sort()).toEqual([
      'Another start builds the web app; waiting for it …',
      'Building the web app (once, until its sources change) …',
    ])
    await begin()
    expect(text('node_modules/builds')).toBe('x')
  })

  test('the one that waits takes over where the first gave up, and can be stopped', async () => {
    const { begin, text, web } = checkout('two')
    const first = tryLock(join(web, 'node_modules/.build.lock'))!
    const stop = new AbortController()
    const [stopped, second] = [begin(stop.signal), begin()]
    stop.abort()
    await expect(stopped).rejects.toThrow(/abort/)
    await setTimeout(300) // long enough to have begun
    expect(existsSync(join(web, 'node_modules/builds'))).toBe(false)
    first()
    await second
    expect(text('dist/app.js')).toBe('built')
  })
})
