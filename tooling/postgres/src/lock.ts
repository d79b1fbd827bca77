import { DatabaseSync } from 'node:sqlite'
import { PostgresError } from './errors.ts'
import { poll } from './processes.ts'

/**
 * Takes the lock of a file, or returns undefined when another process, or another caller in this one, holds it.
 * Node has no flock; SQLite's lock on an empty database is the kernel's, so it ends with its holder, however that dies,
 * and there is never a stale one to steal.
 */
export function tryLock(file: string): (() => void) | undefined {
  const database = new DatabaseSync(file, { timeout: 0 })
  try {
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if (error instanceof Error && /database is locked/.test(error.message)) return undefined
    throw error
  }
  return () => database.close()
}

/** Waits for the lock of a file at most `seconds`. */
export async function lock(file: string, seconds: number): Promise<() => void> {
  const release = await poll(seconds, () => tryLock(file))
  if (!release) throw new PostgresError('locked', `Another process has held ${file} for ${seconds} seconds.`)
  return release
}
