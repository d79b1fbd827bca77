import type { Orm } from './orm.ts'
import { sql } from './shared/sql.ts'
import { inWork } from './work.ts'

/** What each context forgets by the clock: one definer function each. A context that keeps things for a time adds its line. */
const forgetting = {
  identity: sql`select identity.forget_expired() as n`,
  jobs: sql`select jobs.forget_expired() as n`,
  audio: sql`select sounds.expire_audio() as n`,
  trash: sql`select sounds.purge_trash() as n`,
  sounds: sql`select sounds.forget_expired() as n`,
  libraryTrash: sql`select library.purge_trash() as n`,
  library: sql`select library.forget_expired() as n`,
  libraryViews: sql`select library.forget_views() as n`,
}

/** Carries out the retention of all contexts, each in a transaction of its own. Answers how many rows each one touched. */
export async function retain(orm: Orm): Promise<Record<keyof typeof forgetting, number>> {
  const counts = {} as Record<keyof typeof forgetting, number>
  for (const [name, statement] of Object.entries(forgetting)) {
    const row = await inWork(orm, { user: null }, async (work) => {
      await work.rows(sql`select set_config('statement_timeout', '10min', true)`) // people's requests end after five seconds
      return work.row<{ n: string }>(statement)
    })
    counts[name as keyof typeof forgetting] = Number(row?.n ?? 0)
  }
  return counts
}
