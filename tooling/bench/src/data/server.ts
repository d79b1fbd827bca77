import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removePostgres, startPostgres, usePostgres, type PostgresServer } from '@stemma/postgres'
import { fillDatabase, library, sounds, type Stuff } from './fill.ts'

/** Rows of `sounds.generations` in the two databases that are compared. */
export type Sizes = { large: number; small: number }

/** A filled database: as its superuser, and as the role that row-level security binds. */
export type Filled = { rows: number; adminUrl: string; apiUrl: string }
export type Databases = { large: Filled; small: Filled; stop(): Promise<void> }
export type OneLibrary = Filled & { stop(): Promise<void> }

const cache = fileURLToPath(new URL('../../.cache/', import.meta.url))
const apiPassword = 'bench'

/** While filling, nothing has to survive a crash: a cluster that was not finished is thrown away. */
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '16GB',
  checkpoint_timeout: '1h',
  autovacuum: 'off',
  shared_buffers: '512MB',
}

/** The filled databases of sounds. */
export async function openDatabases(sizes: Sizes, log: (line: string) => void): Promise<Databases> {
  const { filled, stop } = await openCluster(`postgres-${sizes.large}`, sounds, sizes, log)
  return { large: filled('large'), small: filled('small'), stop }
}

/** One person's library of so many tracks. */
export async function openLibrary(rows: number, log: (line: string) => void): Promise<OneLibrary> {
  const { filled, stop } = await openCluster(`library-${rows}`, library, { library: rows }, log)
  return { ...filled('library'), stop }
}

/**
 * Databases on the settings (durability included) that the embedded PostgreSQL always runs with. Made once for every state of
 * migrations and generator, and kept in `.cache`.
 */
async function openCluster<Name extends string>(
  title: string,
  stuff: Stuff,
  sizes: Record<Name, number>,
  log: (line: string) => void,
): Promise<{ filled: (name: Name) => Filled; stop: () => Promise<void> }> {
  const data = join(cache, `${title}-${fingerprint(stuff)}`)
  const done = join(data, 'filled')
  if (!existsSync(done)) {
    for (const name of existsSync(cache) ? readdirSync(cache) : []) {
      if (name.startsWith(`${title}-`)) await removePostgres({ data: join(cache, name) })
    }
    const server = await startPostgres({ data, settings: careless })
    try {
      for (const [name, rows] of Object.entries<number>(sizes)) {
        const began = performance.now()
        await fillDatabase(server.url, name, stuff, rows, apiPassword)
        log(`Filled a database with ${rows} rows in ${((performance.now() - began) / 1000).toFixed(0)} s.`)
      }
    } finally {
      await server.stop()
    }
    writeFileSync(done, '')
  }
  const server = await usePostgres({ data })
  return {
    filled: (name) => ({ rows: sizes[name], ...urlsOf(server, name) }),
    stop: () => server.release(),
  }
}

function urlsOf({ url }: PostgresServer, database: string): { adminUrl: string; apiUrl: string } {
  const admin = new URL(url)
  admin.pathname = `/${database}`
  const api = new URL(admin)
  api.username = 'stemma_api'
  api.password = apiPassword
  return { adminUrl: admin.href, apiUrl: api.href }
}

/** Everything that decides what is in the databases. */
function fingerprint({ sql }: Stuff): string {
  const domain = dirname(fileURLToPath(import.meta.resolve('@stemma/domain/migrate')))
  const migrations = join(domain, 'migrations')
  const files = [
    ...readdirSync(migrations).map((name) => join(migrations, name)),
    ...['install.ts', 'queues.ts'].map((name) => join(domain, 'jobs', name)),
    ...['fill.ts', sql, 'server.ts'].map((name) => join(import.meta.dirname, name)),
  ]
  const hash = createHash('sha256')
  for (const file of files.sort()) hash.update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}
