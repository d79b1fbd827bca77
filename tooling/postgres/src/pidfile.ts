import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `postmaster.pid`, as pg_ctl reads it: line 1 the pid, 4 the port, 8 the state (absent for a moment after the start). */
export type PidFile = { pid: number; port: number; state: string }

export function readPidFile(cluster: string): PidFile | undefined {
  let lines: string[]
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
  const pid = Math.abs(Number(lines[0])) // negative while a stand-alone backend runs
  if (!Number.isSafeInteger(pid) || pid === 0) return undefined
  return { pid, port: Number(lines[3] ?? 0), state: (lines[7] ?? '').trim() }
}
