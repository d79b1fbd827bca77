import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { config } from './config.ts'
import { root } from '../root.ts'
import { run } from '../run.ts'
import { aRepository } from '../testing/world.ts'

const table = `import { defineEntity } from '@mikro-orm/core'\nexport const schema = defineEntity({})\n`

/** Imports that must be refused: the rule, the file, what the file says. */
const wrong: readonly [rule: string, path: string, text: string][] = [
  ['audio', 'packages/audio/src/wrong.ts', `import 'zod'`],
  ['audio', 'packages/audio/src/wrong-node.ts', `import 'node:fs'`],
  ['audio', 'packages/audio/src/wrong-type.ts', `export type Row = import('pg').Row`],
  ['domain', 'packages/domain/src/wrong.ts', `import 'node:fs'`],
  ['domain', 'packages/domain/src/sounds/wrong.ts', `import type { Hono } from 'hono'`],
  ['domain', 'packages/domain/src/wrong-dynamic.ts', `export const late = import('superjson')`],
  ['domain-migrations', 'packages/domain/src/migrations/wrong.ts', `import 'node:http'`],
  [
    'domain-input',
    'packages/domain/src/storage/input.ts',
    `import type { U } from '../identity/user.ts'\nexport type V = U`,
  ],
  ['domain-input', 'packages/domain/src/jobs/input.ts', `import '@mikro-orm/core'`],
  ['domain-pure', 'packages/domain/src/sounds/pure/wrong.ts', `import '../../identity/input.ts'`],
  ['domain-pure', 'packages/domain/src/sounds/pure/wrong-sibling.ts', `import '../generation.ts'`],
  ['domain-shared', 'packages/domain/src/shared/wrong.ts', `import '../identity/input.ts'`],
  ['line-identity', 'packages/domain/src/identity/wrong.ts', `import '../storage/index.ts'`],
  ['line-storage', 'packages/domain/src/storage/wrong.ts', `import type {} from '../sounds/index.ts'`],
  ['line-jobs', 'packages/domain/src/jobs/wrong.ts', `import '../sounds/generation.ts'`],
  ['line-sounds', 'packages/domain/src/sounds/wrong-inside.ts', `import '../identity/users.ts'`],
  ['line-library', 'packages/domain/src/library/wrong.ts', `import '../transcripts/index.ts'`],
  ['line-transcripts', 'packages/domain/src/transcripts/wrong.ts', `import '../studio/index.ts'`],
  ['line-studio', 'packages/domain/src/studio/wrong.ts', `import '../mixtapes/index.ts'`],
  ['line-mixtapes', 'packages/domain/src/mixtapes/wrong.ts', `import '../studio/index.ts'`],
  ['line-workspace', 'packages/domain/src/workspace/wrong.ts', `import '../identity/users.ts'`],
  ['api', 'packages/api/src/wrong.ts', `import type { EntityManager } from '@mikro-orm/core'`],
  ['api', 'packages/api/src/wrong-node.ts', `import 'node:crypto'`],
  ['packages-below-apps', 'packages/api/src/wrong-app.ts', `import '../../../apps/server/src/main.ts'`],
  ['server', 'apps/server/src/wrong.ts', `import '../../worker/src/main.ts'`],
  ['client-web', 'apps/web/src/wrong.ts', `import '@stemma/domain/sounds'`],
  ['client-worker', 'apps/worker/src/wrong.ts', `import type {} from '@stemma/domain'`],
  ['client-cli', 'apps/cli/src/wrong.ts', `import '../../server/src/main.ts'`],
  ['client-types', 'apps/worker/src/wrong-api.ts', `import { api } from '@stemma/api'\nexport const a = api`],
  ['client-database', 'apps/worker/src/wrong-pg.ts', `import type { Client } from 'pg'`],
  ['web-node', 'apps/web/src/wrong-node.ts', `import 'node:path'`],
  ['ui', 'apps/web/src/ui/wrong.ts', `import '@stemma/domain/sounds/input'`],
  ['ui', 'apps/web/src/ui/wrong-route.ts', `import '../routes/sounds/card.ts'`],
  ['no-tests', 'packages/domain/src/sounds/wrong-test.ts', `import '../work.test.ts'`],
  ['no-testing', 'apps/server/src/wrong-kit.ts', `import '../../../tooling/testing/src/kit.ts'`],
  ['no-dev-dependency', 'apps/server/src/wrong-dev.ts', `import 'fast-check'`],
  ['no-undeclared', 'apps/worker/src/wrong-undeclared.ts', `import 'hono'`],
  ['no-unresolvable', 'packages/audio/src/wrong-nowhere.ts', `import './nowhere.ts'`],
  ['no-circular', 'packages/audio/src/chicken.ts', `import './egg.ts'`],
  ['no-orphans', 'packages/audio/src/orphan.ts', `export const alone = 1`],
]

/** Imports that the architecture draws, and files that the wrong ones need. */
const right: Readonly<Record<string, string>> = {
  'packages/audio/src/index.ts': `import './egg.ts'\nexport const audio = 1`,
  'packages/audio/src/egg.ts': `import './chicken.ts'`,
  'packages/audio/src/audio.test.ts': `import 'node:fs'\nimport 'vitest'\nimport './index.ts'`,
  'packages/domain/src/index.ts': `export { work } from './work.ts'`,
  'packages/domain/src/work.ts': `import 'kysely'\nimport './sounds/index.ts'\nexport const work = 1`,
  'packages/domain/src/work.test.ts': `import './work.ts'\nimport 'node:fs'`,
  'packages/domain/src/migrate.ts': `import 'node:fs'\nimport 'pg'`,
  'packages/domain/src/shared/input.ts': `import 'zod'`,
  'packages/domain/src/shared/errors.ts': `import './input.ts'`,
  'packages/domain/src/identity/input.ts': `import 'zod'\nimport '../shared/input.ts'`,
  'packages/domain/src/identity/user.ts': table,
  'packages/domain/src/identity/users.ts': `import './user.ts'\nimport '../shared/errors.ts'\nimport 'node:crypto'`,
  'packages/domain/src/identity/index.ts': `export * from './users.ts'\nimport '@node-rs/argon2'`,
  'packages/domain/src/storage/index.ts': `import '../identity/index.ts'`,
  'packages/domain/src/sounds/input.ts': `import 'zod'`,
  'packages/domain/src/sounds/generation.ts': `${table}\nimport '../identity/user.ts'`,
  'packages/domain/src/sounds/index.ts': `import './generation.ts'\nimport '../jobs/index.ts'\nimport '@stemma/audio'`,
  'packages/domain/src/sounds/pure/index.ts': `import 'zod'\nimport '@stemma/audio'\nimport '../input.ts'\nimport '../../shared/errors.ts'`,
  'packages/domain/src/jobs/index.ts': `import 'pg-boss'`,
  'packages/domain/src/transcripts/index.ts': `import '../identity/index.ts'`,
  'packages/domain/src/studio/index.ts': `import '../sounds/pure/index.ts'`,
  'packages/domain/src/mixtapes/index.ts': `import '../sounds/input.ts'`,
  'packages/api/src/index.ts': `import '@stemma/domain'\nimport '@trpc/server'\nimport 'superjson'\nexport const api = 1`,
  'packages/api/src/client.ts': `import '@trpc/client'\nimport type { api } from './index.ts'\nexport type A = typeof api`,
  'apps/server/src/main.ts': `import '@stemma/api'\nimport '@stemma/domain/sounds'\nimport 'hono'\nimport 'node:http'`,
  'apps/worker/src/main.ts': `import type { api } from '@stemma/api'\nimport '@stemma/api/client'\nimport 'node:os'\nexport type A = typeof api`,
  'apps/web/src/main.tsx': `import '@stemma/domain/sounds/pure'\nimport '@stemma/domain/sounds/input'\nimport './ui/ribbon.tsx'\nimport './routes/sounds/card.ts'`,
  'apps/web/src/ui/ribbon.tsx': `import 'react'\nimport '@stemma/audio'`,
  'apps/web/src/routes/sounds/card.ts': `import '../../ui/ribbon.tsx'`,
  'tooling/testing/src/kit.ts': `import 'vitest'`,
}

const libraries = [
  '@mikro-orm/core',
  '@node-rs/argon2',
  '@trpc/client',
  '@trpc/server',
  'fast-check',
  'hono',
  'kysely',
  'pg',
  'pg-boss',
  'react',
  'superjson',
  'vitest',
  'zod',
]
const workspace = ['packages/audio', 'packages/domain', 'packages/api', 'apps/server', 'apps/web', 'apps/worker']

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly rule: { readonly name: string }; readonly from: string }[]
  }
}

const found = new Map<string, readonly string[]>()

beforeAll(async () => {
  using world = aRepository(
    {
      ...right,
      ...Object.fromEntries(wrong.map(([, path, text]) => [path, text])),
      ...Object.fromEntries(
        workspace.map((folder) => [`${folder}/package.json`, readFileSync(`${root}${folder}/package.json`, 'utf8')]),
      ),
      ...Object.fromEntries(
        libraries.flatMap((name) => [
          [`node_modules/${name}/package.json`, `{ "name": "${name}", "main": "index.js" }`],
          [`node_modules/${name}/index.js`, ''],
        ]),
      ),
      'tooling/testing/package.json': '{ "dependencies": { "vitest": "*" } }',
    },
    Object.fromEntries(
      workspace.slice(0, 3).map((folder) => [`node_modules/@stemma/${folder.split('/')[1] ?? ''}`, `../../${folder}`]),
    ),
  )
  const { report } = await run(
    'depcruise',
    ['--config', `${root}.dependency-cruiser.js`, '-T', 'json', 'packages', 'apps', 'tooling'],
    world.root,
  )
  for (const { rule, from } of (JSON.parse(report) as Report).summary.violations) {
    found.set(from, [...(found.get(from) ?? []), rule.name])
  }
})

describe('the arrows', () => {
  test.each(wrong)('%s: %s may not say %s', (rule, path) => {
    expect(found.get(path)).toContain(rule)
  })

  test.each(Object.keys(right).filter((path) => path !== 'packages/audio/src/egg.ts'))('%s is in order', (path) => {
    expect(found.get(path) ?? []).toEqual([])
  })

  test('each have an import that they refuse', () => {
    const proved = new Set(wrong.map(([rule]) => rule))
    expect(config.forbidden.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([])
  })
})
