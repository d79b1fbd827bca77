import { withClient } from './client.ts'
import { maker } from './people.ts'

/** Removes what the maker made, so that the next run finds the database as it was filled. */
export const forgetMade = (adminUrl: string): Promise<void> =>
  withClient(adminUrl, async (client) => {
    for (const table of [
      'sounds.generations where user_id',
      'jobs.idempotency_keys where owner_id',
      'jobs.jobs where owner_id',
    ]) {
      await client.query(`delete from ${table} = $1`, [maker.id])
    }
    await client.query(`delete from pgboss.job where name = 'sounds.generate'`)
    await client.query('vacuum (analyze) sounds.generations, jobs.jobs, jobs.events, pgboss.job')
  })
