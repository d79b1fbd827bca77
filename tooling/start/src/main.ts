import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ConfigurationError, configurationExit, readEnvironment } from './env.ts'
import { start } from './start.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
const dev = process.argv.includes('--dev')
// Whoever read our output may end before us: that is the moment to stop in order, not to die of a broken pipe.
process.stdout.on('error', () => {})
process.stderr.on('error', () => {})

try {
  const environment = readEnvironment(root)
  process.exitCode = await start({
    root,
    environment,
    dev,
    entries: {
      server: fileURLToPath(import.meta.resolve('@stemma/server')),
      worker: fileURLToPath(import.meta.resolve('@stemma/worker')),
    },
    web: dirname(fileURLToPath(import.meta.resolve('@stemma/web/package.json'))),
    print: (line) => process.stdout.write(`${line}\n`),
    forPerson: process.stdout.isTTY,
  })
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = configurationExit
}
// A pending answer of a database that does not answer must not keep us.
process.exit()
