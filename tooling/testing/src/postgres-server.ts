import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { startPostgres } from '@stemma/postgres'
import { throwAwayFolder } from '@stemma/postgres/throw-away'
import { environment } from './env.ts'

/** `url` is a superuser's, of the database `postgres`. */
export type ThrowAwayServer = { url: string; version: string; stop(): Promise<void> }

/** Nothing of it survives a crash of the machine, which is the point: it is quick. */
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '1GB',
  checkpoint_timeout: '1h',
  max_connections: '200',
  autovacuum: 'off',
}

/** A server of one's own in a temporary folder, gone when stopped or when this process ends, even by kill -9. */
export async function startThrowAwayServer(settings: Readonly<Record<string, string>> = {}): Promise<ThrowAwayServer> {
  const data = throwAwayFolder('stemma-postgres-')
  chmodSync(data, 0o711) // where root's server runs as nobody, it must reach its files
  const guardian = spawn(process.execPath, [fileURLToPath(new URL('./postgres-guardian.ts', import.meta.url)), data], {
    stdio: ['pipe', 'ignore', 'inherit'],
    detached: true, // Ctrl-C is for the tests; the guardian goes by their end
  })
  const gone = once(guardian, 'exit')
  guardian.unref()
  const stop = async () => {
    guardian.ref()
    guardian.stdin.end()
    await gone
  }
  const bin = environment.postgresBin
  try {
    const { url, version } = await startPostgres({
      data,
      settings: { ...careless, ...settings },
      ...(bin ? { bin } : {}),
    })
    return { url, version, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
