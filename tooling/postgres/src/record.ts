import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What the launcher remembers beside the cluster, in `launcher.json` (0600: it holds the password). */
export type LauncherRecord = { major: number; version: string; port: number; password: string; cluster: string }

/** The record of a data folder; undefined when there is none, or none that can be read. */
export function readRecord(data: string): LauncherRecord | undefined {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(join(data, 'launcher.json'), 'utf8'))
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  return isRecord(value) ? value : undefined
}

export function writeRecord(data: string, record: LauncherRecord): void {
  const file = join(data, 'launcher.json')
  writeFileSync(`${file}.new`, `${JSON.stringify(record, undefined, 2)}\n`, { mode: 0o600, flush: true })
  renameSync(`${file}.new`, file)
}

function isRecord(value: unknown): value is LauncherRecord {
  if (typeof value !== 'object' || value === null) return false
  const { major, version, port, password, cluster } = value as Partial<LauncherRecord>
  return (
    typeof major === 'number' &&
    typeof version === 'string' &&
    typeof port === 'number' &&
    typeof password === 'string' &&
    typeof cluster === 'string'
  )
}
