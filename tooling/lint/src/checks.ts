import { existsSync } from 'node:fs'
import { checkApiTypes } from './api-types/check.ts'
import { checkFigures } from './figures/check.ts'
import { checkLicences } from './licences/check.ts'
import { checkMigrations } from './migrations.ts'
import { root } from './root.ts'
import { run } from './run.ts'
import type { Checks } from './runner.ts'

/** Every check of the house by name, the longest first so that two hands finish early. */
export const checks: Checks = {
  types: async () => {
    const packages = await run('turbo', ['run', 'types', '--output-logs=errors-only', '--continue=always'])
    const ci = await run('tsc', ['--noEmit', '--checkers', '1', '-p', '.ci'])
    return { ok: packages.ok && ci.ok, report: [packages.report, ci.report].join('\n') }
  },
  lint: () => run('oxlint', ['--type-aware', '.', '.ci']),
  'api-types': () => checkApiTypes(`${root}packages/api/`),
  unused: () => run('knip', ['--no-progress', '--no-config-hints']),
  drift: () => {
    const script = 'packages/domain/drift.ts'
    return existsSync(root + script)
      ? run('node', [script])
      : Promise.resolve({ ok: false, report: `${script} is missing` })
  },
  arrows: () => run('depcruise', ['--config', '.dependency-cruiser.js', 'packages', 'apps', 'tooling']),
  boundaries: () => run('turbo', ['boundaries']),
  format: () => run('oxfmt', ['--check', '.', '.ci']),
  licences: async () => checkLicences(root),
  migrations: async () => checkMigrations(`${root}packages/domain/src/migrations/`),
  figures: async () => checkFigures(root),
}
