import type { Orm } from '../orm.ts'
import { sql } from '../shared/sql.ts'
import { inWork, type Work } from '../work.ts'
import type { BlobStore } from './ports.ts'

/** Seconds a blob is kept after nothing points at it any more. */
export const graceSeconds = 86_400

const batch = 2000

export type Swept = {
  /** Blobs removed, or that would be. */
  removed: number
  /** What they held, in bytes. */
  bytes: number
  /** Blobs that stay. */
  kept: number
}

export type SweepOptions = {
  /** Changes nothing and says what would go. */
  dryRun?: boolean
  /** Seconds. */
  grace?: number
  signal?: AbortSignal
}

/**
 * Marks the blobs nothing points at, and removes those marked for longer than the grace. Each is forgotten in a
 * transaction of its own, the file removed before that ends: who records the same bytes meanwhile waits for it, and then
 * looks whether they are there. When the store fails, the row stays for the next sweep.
 */
export async function sweep(
  orm: Orm,
  store: BlobStore,
  { dryRun = false, grace = graceSeconds, signal }: SweepOptions = {},
): Promise<Swept> {
  const unit = <T>(work: (unit: Work) => Promise<T>) => inWork(orm, { user: null }, work)
  const interval = `${grace} s`
  const swept = { removed: 0, bytes: 0, kept: 0 }
  for (let after: string | null = ''; after !== null && !signal?.aborted;) {
    const from: string = after
    const { last, seen } = await unit(
      async (work) =>
        (await work.row<{ last: string | null; seen: string }>(sql`
      select last, seen from storage.survey(${from}, ${batch}, ${interval}::interval, ${dryRun})`))!,
    )
    swept.kept += Number(seen)
    after = last
  }
  for (let after = ''; !signal?.aborted;) {
    const due = await unit((work) =>
      work.rows<{ sha256: string; size: string }>(sql`
      select sha256, size from storage.unreferenced(${interval}::interval, ${after}, ${batch})`),
    )
    for (const { sha256, size } of due) {
      if (signal?.aborted) break
      if (!dryRun && !(await unit((work) => remove(work, store, sha256, interval)))) continue
      swept.removed++
      swept.kept--
      swept.bytes += Number(size)
    }
    if (due.length < batch) break
    after = due.at(-1)!.sha256
  }
  return swept
}

async function remove(work: Work, store: BlobStore, sha256: string, interval: string): Promise<boolean> {
  const row = await work.row<{ forgotten: boolean }>(
    sql`select storage.forget(${sha256}, ${interval}::interval) as forgotten`,
  )
  if (row?.forgotten) await store.remove(sha256)
  return row?.forgotten === true
}
