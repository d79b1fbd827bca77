import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = import.meta.dirname
const cache = fileURLToPath(new URL('../../../.cache/prisma', import.meta.url))

/**
 * Generates the Prisma client into `.cache`, once for every schema and version; its entry file. The generator runs on
 * WebAssembly: the schema engine, which it would fetch from the network and never start, is said to be there already.
 */
export function generateClient(): string {
  const schema = readFileSync(join(here, 'schema.prisma'), 'utf8')
  const cli = createRequire(import.meta.url).resolve('prisma/package.json')
  const stamp = createHash('sha256').update(schema).update(readFileSync(cli)).digest('hex')
  const stampFile = join(cache, 'stamp')
  const entry = join(cache, 'client', 'client.ts')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return entry
  rmSync(cache, { recursive: true, force: true })
  execFileSync(
    process.execPath,
    [join(dirname(cli), 'build/index.js'), 'generate', '--schema', join(here, 'schema.prisma')],
    {
      cwd: join(here, '../../..'),
      env: {
        PATH: '/usr/bin:/bin',
        HOME: cache,
        PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
        CHECKPOINT_DISABLE: '1',
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
  writeFileSync(stampFile, stamp)
  return entry
}
