import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { root } from './root.ts'
import { run } from './run.ts'
import { aRepository } from './testing/world.ts'

const copied = ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', 'turbo.json'].concat(
  globSync('{apps,packages,tooling}/*/{package,turbo}.json', { cwd: root }),
)

/** What turbo says of this workspace without its sources, changed by the given files. */
async function boundariesWith(changes: Readonly<Record<string, string>>) {
  const files = Object.fromEntries(copied.map((path) => [path, readFileSync(root + path, 'utf8')]))
  using world = aRepository({ ...files, ...changes })
  return await run('turbo', ['boundaries'], world.root)
}

const depending = (folder: string, name: string) => {
  const manifest = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8')) as { dependencies?: object }
  const dependencies = { ...manifest.dependencies, [name]: 'workspace:*' }
  return { [`${folder}/package.json`]: JSON.stringify({ ...manifest, dependencies }) }
}

test('the packages as they are keep their boundaries', async () => {
  expect((await boundariesWith({})).report).toContain('no issues found')
})

test.each([
  ['packages/audio', '@stemma/domain'],
  ['packages/domain', '@stemma/api'],
  ['packages/api', '@stemma/worker'],
  ['apps/web', '@stemma/server'],
  ['apps/server', '@stemma/web'],
])('%s may not depend on %s', async (folder, name) => {
  const { ok, report } = await boundariesWith(depending(folder, name))
  expect(ok).toBe(false)
  expect(report).toContain(`Package \`${name}\` found without any tag listed in allowlist`)
})

test('an import that package.json does not list is refused, and one that leaves the package', async () => {
  const { ok, report } = await boundariesWith({
    'packages/audio/src/a.ts': `import 'zod'`,
    'packages/audio/src/b.ts': `import '../../domain/src/a.ts'`,
    'packages/domain/src/a.ts': '',
  })
  expect(ok).toBe(false)
  expect(report).toMatch(/zod/)
  expect(report).toMatch(/2 issues found/)
})
