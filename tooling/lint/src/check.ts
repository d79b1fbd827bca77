import { checks } from './checks.ts'
import { recordMigrations } from './migrations.ts'
import { root } from './root.ts'
import { runChecks } from './runner.ts'

const asked = process.argv.slice(2).filter((word) => word !== '--record')
const unknown = asked.filter((name) => !Object.hasOwn(checks, name))
if (unknown.length > 0) {
  console.error(`There is no check named ${unknown.join(', ')}. There are: ${Object.keys(checks).join(' ')}.`)
  process.exit(64)
}
if (process.argv.includes('--record')) {
  const recorded = recordMigrations(`${root}packages/domain/src/migrations/`)
  console.log(recorded.length > 0 ? `recorded ${recorded.join(', ')}` : 'every migration was recorded already')
}

const chosen = Object.entries(checks).filter(([name]) => asked.length === 0 || asked.includes(name))
const failed = await runChecks(Object.fromEntries(chosen), console.log)
process.exitCode = failed > 0 ? 1 : 0
