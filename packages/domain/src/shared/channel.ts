import { sql } from './sql.ts'
import type { Unit } from './unit.ts'

/** What PostgreSQL tells all servers: `<job> <kind>`, or nothing, and then all who listen look again. */
export const channel = 'stemma_jobs'

/** When this unit commits, every open stream asks once more whether its reader may still read. */
export const recheckStreams = async (unit: Unit): Promise<void> =>
  void (await unit.rows(sql`select pg_notify(${channel}, '')`))
