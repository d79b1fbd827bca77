import { join } from 'node:path'
import { migrate } from '@stemma/domain/migrate'
import { canCreateRoles, ensureDatabase, PostgresError, usePostgres } from '@stemma/postgres'
import { ConfigurationError, type Environment } from './env.ts'

/**
 * The database of this instance: `adminUrl` may change its tables (undefined when we were given no such role), `release` stops an
 * embedded server that nobody else uses.
 */
export type Database = { adminUrl: string | undefined; given: string | undefined; release(): Promise<void> }

/** Opens the database: the one given, or the embedded one in the data folder. */
export async function openDatabase(environment: Environment, log: (line: string) => void): Promise<Database> {
  const { DATABASE_URL, MIGRATE_DATABASE_URL, POSTGRES_BIN, STEMMA_DATA } = environment
  const release = async () => {}
  if (DATABASE_URL && MIGRATE_DATABASE_URL) return { adminUrl: MIGRATE_DATABASE_URL, given: DATABASE_URL, release }
  if (DATABASE_URL) {
    const may = await named('DATABASE_URL', () => canCreateRoles(DATABASE_URL, 30))
    return may
      ? { adminUrl: DATABASE_URL, given: undefined, release }
      : { adminUrl: undefined, given: DATABASE_URL, release }
  }
  const data = join(STEMMA_DATA, 'postgres')
  try {
    const server = await usePostgres({ data, log, ...(POSTGRES_BIN ? { bin: POSTGRES_BIN } : {}) })
    try {
      return { adminUrl: await ensureDatabase(server.url, 'stemma'), given: undefined, release: () => server.release() }
    } catch (error) {
      await server.release()
      throw error
    }
  } catch (error) {
    const permanent = error instanceof PostgresError && ['platform', 'version', 'owner', 'missing'].includes(error.code)
    throw permanent ? new ConfigurationError(error.message, { cause: error }) : error
  }
}

/** Brings the database up to date where a role was given for that; the URL to serve from. */
export async function prepareDatabase(
  database: Database,
  password: string,
  log: (line: string) => void,
): Promise<string> {
  const { adminUrl, given } = database
  if (adminUrl === undefined) {
    log('DATABASE_URL may not create roles, so nothing was migrated; MIGRATE_DATABASE_URL can name one that may.')
    return given ?? ''
  }
  const run = () => migrate(given === undefined ? { url: adminUrl, apiPassword: password } : { url: adminUrl })
  const { applied, apiUrl } = await (given === undefined ? run() : named('MIGRATE_DATABASE_URL', run))
  if (applied.length > 0) log(`Migrated the database: ${applied.join(', ')}.`)
  return given ?? apiUrl
}

/** A database that cannot be reached, or refuses us, is a matter of the variable that named it. */
async function named<T>(variable: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!/^(E[A-Z]+|EAI_AGAIN|28\w{3}|3D000)$/.test(code)) throw error
    const why = error instanceof Error && error.message !== '' ? error.message : code
    throw new ConfigurationError(`${variable} names a database that does not let us in: ${why}.`, { cause: error })
  }
}
