import { PgBoss } from 'pg-boss'
import { poolOf, type Orm } from '../orm.ts'

/** pg-boss over the mapper's connections, as installed by the migrator. Without options it does nothing by itself. */
export async function startBoss(
  orm: Orm,
  options: { supervise?: boolean; schedule?: boolean; onError?: (error: unknown) => void },
): Promise<PgBoss> {
  const { onError = () => {}, supervise = false, schedule = false } = options
  const pool = await poolOf(orm)
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: 'pgboss',
    migrate: false,
    supervise,
    schedule,
    reindex: false, // takes the owner of the indexes
    monitorVacuum: false,
    maintenanceIntervalSeconds: 600,
  })
  boss.on('error', onError)
  return boss.start()
}
