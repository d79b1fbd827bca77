import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A small repository for one test: text by path, links by path; gone when the test has ended. */
export function aRepository(files: Readonly<Record<string, string>>, links: Readonly<Record<string, string>> = {}) {
  const root = `${realpathSync(mkdtempSync(join(tmpdir(), 'stemma-lint-')))}/`
  const place = (path: string) => {
    mkdirSync(dirname(root + path), { recursive: true })
    return root + path
  }
  for (const [path, text] of Object.entries(files)) writeFileSync(place(path), text)
  for (const [path, target] of Object.entries(links)) symlinkSync(target, place(path))
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) }
}
