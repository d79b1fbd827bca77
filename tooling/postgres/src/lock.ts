import { DatabaseSync } from 'node:sqlite'
import { PostgresError } from './errors.ts'
import { poll } from './processes.ts'

/**
 * Takes the lock of a file, or returns undefined when another process, or another caller in this one, holds it.
 * Node has no flock; SQLite's lock on an empty database is the kernel's, so it ends with its holder, however that dies,
 * and there is never a stale one to steal.
 */
export function tryLock(file: string): (() => void) | undefined {
  return tryStatement(file, 'PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
}

/** The same, but many may share it: then nobody can have it alone. */
function tryShare(file: string): (() => void) | undefined {
  return tryStatement(file, 'BEGIN; SELECT count(*) FROM sqlite_master')
}

/** Waits for the lock of a file at most `seconds`. */
export async function lock(file: string, seconds: number): Promise<() => void> {
  return await waitFor(file, seconds, tryLock)
}

/** Waits for a share in the lock of a file at most `seconds`. */
export async function share(file: string, seconds: number): Promise<() => void> {
  return await waitFor(file, seconds, tryShare)
}

async function waitFor(file: string, seconds: number, take: typeof tryLock): Promise<() => void> {
  const release = await poll(seconds, () => take(file))
  if (!release) throw new PostgresError('locked', `Another process has held ${file} for ${seconds} seconds.`)
  return release
}

function tryStatement(file: string, sql: string): (() => void) | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec(sql)
  } catch (error) {
    database.close()
    if (error instanceof Error && /database is locked/.test(error.message)) return undefined
    throw error
  }
  return () => database.close()
}
