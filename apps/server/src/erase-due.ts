import { appendFile, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Machines } from '@stemma/api'
import { inWork, sql } from '@stemma/domain'

/**
 * Erases the accounts whose 30 days are over. Each is written to a ledger outside the database first (a keyed hash of its id),
 * which is replayed after a restore from a backup.
 */
export async function eraseDue(
  { orm, keys }: Pick<Machines, 'orm' | 'keys'>,
  data: string,
  signal: AbortSignal,
): Promise<number> {
  const due = await inWork(orm, { user: null }, (work) =>
    work.rows<{ id: string }>(sql`select identity.due_for_erasure() as id`),
  )
  let erased = 0
  for (const { id } of due) {
    if (signal.aborted) break
    const key = Buffer.from(keys.derive('erasure', id), 'base64url').toString('hex')
    await mkdir(data, { recursive: true })
    await appendFile(join(data, 'erasures.txt'), `${key} ${new Date().toISOString()}\n`, { mode: 0o600, flush: true })
    const [row] = await inWork(orm, { user: null }, (work) =>
      work.rows<{ done: boolean }>(sql`select identity.erase(${id}, ${key}) as done`),
    )
    if (row?.done) erased++
  }
  return erased
}
