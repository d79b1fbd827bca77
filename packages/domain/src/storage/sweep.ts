import type { Orm } from '../orm.ts'
import { sql } from '../shared/sql.ts'
import { inWork } from '../work.ts'
import type { BlobStore } from './ports.ts'

/** Seconds a blob is kept after nothing points at it any more. */
export const graceSeconds = 86_400

const batch = 2000

export type Swept = {
  /** Blobs removed, or that would be. */
  removed: number
  /** What they held, in bytes. */
  bytes: number
  /** Blobs looked at that stay. */
  kept: number
}

/**
 * Marks the blobs nothing points at, and removes those marked for longer than the grace. A dry run changes nothing and
 * says what would go. Every blob is forgotten in a transaction of its own, the file removed before it ends: who records
 * the same bytes meanwhile waits for it, and then sees whether they are there. When the store fails the row stays.
 */
export async function sweep(
  orm: Orm,
  store: BlobStore,
  { dryRun = false, grace = graceSeconds, signal }: { dryRun?: boolean; grace?: number; signal?: AbortSignal } = {},
): Promise<Swept> {
  const unit = <T>(work: Parameters<typeof inWork<T>>[2]) => inWork(orm, { user: null }, work)
  const swept = { removed: 0, bytes: 0, kept: 0 }
  if (!dryRun) {
    await unit(work => work.rows(sql`select storage.release_holdings(${`${grace} s`}::interval)`))
    for (let after: string | null = ''; after !== null && !signal?.aborted;) {
      const from: string = after
      after = await unit(async work => (await work.row<{ last: string | null }>(sql`select last from storage.survey(${from}, ${batch})`))!.last)
    }
  }
  for (let after = ''; !signal?.aborted;) {
    const due = await unit(work => work.rows<{ sha256: string; size: string }>(sql`
      select sha256, size from storage.unreferenced(${`${grace} s`}::interval, ${after}, ${batch})`))
    if (due.length === 0) break
    after = due.at(-1)!.sha256
    for (const { sha256, size } of due) {
      const removed = dryRun || (await unit(async work => {
        const row = await work.row<{ forgotten: boolean }>(sql`
          select storage.forget(${sha256}, ${`${grace} s`}::interval) as forgotten`)
        if (row?.forgotten) await store.remove(sha256)
        return row?.forgotten === true
      }))
      if (removed) swept.removed++
      if (removed) swept.bytes += Number(size)
      else swept.kept++
      if (signal?.aborted) break
    }
  }
  return swept
}
