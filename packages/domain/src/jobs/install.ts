import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import { queues } from './queues.ts'

/** Installs or upgrades the queue's own tables as their owner, and gives the API's role what the queue needs. */
export async function installQueue(client: pg.Client): Promise<void> {
  await client.query('set role stemma_owner')
  try {
    const boss = new PgBoss({
      db: { executeSql: (text, values) => client.query(text, values) },
      schema: 'pgboss',
      supervise: false,
      schedule: false,
    })
    await boss.start()
    for (const [name, options] of Object.entries(queues)) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options)
      else await boss.createQueue(name, options)
    }
    await boss.stop({ graceful: false })
    await client.query(`
      grant usage on schema pgboss to stemma_api;
      grant select, insert, update, delete on all tables in schema pgboss to stemma_api;
      grant usage on all sequences in schema pgboss to stemma_api;
      grant execute on all functions in schema pgboss to stemma_api;
      grant usage on schema pgboss to stemma_definer;
      grant select, delete on pgboss.job to stemma_definer`)
  } finally {
    await client.query('reset role')
  }
}
