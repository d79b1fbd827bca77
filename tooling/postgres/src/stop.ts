import { existsSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clusterElsewhere } from './cluster.ts'
import { PostgresError } from './errors.ts'
import { lock } from './lock.ts'
import { readPidFile } from './pidfile.ts'
import { isPostmasterOf, poll } from './processes.ts'
import { readRecord } from './record.ts'

/** `fast` ends sessions and writes a checkpoint; `immediate` is a crash, repaired at the next start. */
export type StopMode = 'fast' | 'immediate'

const signals = { fast: 'SIGINT', immediate: 'SIGQUIT' } as const
const seconds = { fast: 30, immediate: 10 } as const

/** Stops the server of a data folder, whoever started it; false when none ran. */
export async function stopPostgres({ data, mode = 'fast' }: { data: string; mode?: StopMode }): Promise<boolean> {
  if (!existsSync(data)) return false
  const folder = realpathSync(data)
  const release = await lock(join(folder, 'lock'), 60)
  try {
    return await stopCluster(clusterOf(folder), mode)
  } finally {
    release()
  }
}

/** Stops the server of a data folder at once and removes the folder, and the cluster where that is kept elsewhere. */
export async function removePostgres({ data }: { data: string }): Promise<void> {
  await stopPostgres({ data, mode: 'immediate' })
  if (!existsSync(data)) return
  if (process.getuid?.() === 0) rmSync(dirname(clusterElsewhere(data)), { recursive: true, force: true })
  rmSync(data, { recursive: true, force: true })
}

/** Where the cluster of a data folder is, or would be made. */
export function clusterOf(data: string): string {
  const recorded = readRecord(data)?.cluster
  if (recorded !== undefined) return recorded
  const elsewhere = clusterElsewhere(data)
  return existsSync(elsewhere) ? elsewhere : join(data, 'cluster')
}

/** Ends the postmaster of a cluster: as asked, then harder, and returns when it is gone. */
export async function stopCluster(cluster: string, mode: StopMode): Promise<boolean> {
  const pid = readPidFile(cluster)?.pid
  if (pid === undefined || !isPostmasterOf(pid, cluster)) return false
  for (const step of mode === 'fast' ? (['fast', 'immediate'] as const) : (['immediate'] as const)) {
    process.kill(pid, signals[step])
    if (await poll(seconds[step], () => (isPostmasterOf(pid, cluster) ? undefined : true))) return true
  }
  throw new PostgresError('stop', `The server of ${cluster} (process ${pid}) does not end.`)
}
