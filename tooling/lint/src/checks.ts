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
  types: () => run('turbo', ['run', 'types', '--output-logs=errors-only', '--continue=always']),
  lint: () => run('oxlint', ['--type-aware']),
  'api-types': () => checkApiTypes(`${root}packages/api/`),
  unused: () => run('knip', ['--no-progress', '--treat-config-hints-as-errors']),
  drift: async () => {
    const script = 'packages/domain/drift.ts'
    return existsSync(root + script) ? run('node', [script]) : { ok: false, report: `${script} is missing` }
  },
  arrows: () => run('depcruise', ['--config', '.dependency-cruiser.js', 'packages', 'apps', 'tooling']),
  boundaries: () => run('turbo', ['boundaries']),
  format: () => run('oxfmt', ['--check', '.']),
  licences: async () => checkLicences(root),
  migrations: async () => checkMigrations(`${root}packages/domain/src/migrations/`),
  figures: async () => checkFigures(root),
}
