import { MikroORM, type Options } from '@mikro-orm/postgresql'
import type pg from 'pg'
import { entities } from './entities.ts'
import { PipelinedClient } from './shared/pipelined-client.ts'

export type Orm = MikroORM

export type OrmOptions = {
  url: string
  /** Connections at most; the pool answers `database_busy` to who waits longer than two seconds. */
  poolMax?: number
  /** False behind a pooler that hands out another connection per transaction. */
  prepare?: boolean
  /** Statements slower than this are told to `onSlow`, without their values. */
  slowMilliseconds?: number
  onSlow?: (statement: { text: string; milliseconds: number }) => void
}

/** The mapper over the database of `url`. It connects to nothing until the first unit of work starts. */
export function createOrm({ url, poolMax = 10, prepare = true, slowMilliseconds = 200, onSlow }: OrmOptions): Orm {
  let pool: pg.Pool | undefined
  const options: Options = {
    entities,
    clientUrl: url,
    pool: { min: Math.min(4, poolMax), max: poolMax, idleTimeoutMillis: 300_000 }, // a new connection plans everything anew
    driverOptions: {
      Client: PipelinedClient,
      prepare,
      connectionTimeoutMillis: 2000,
      application_name: 'stemma',
      slowMilliseconds,
      onSlow,
      onPoolCreated: (made: pg.Pool) => {
        pool = made
      },
    },
    discovery: { warnWhenNoEntities: false },
    schemaGenerator: {
      ignoreSchema: ['pgboss', 'migrations', 'public'],
      ignoreRoutines: true,
      ignoreTriggers: true,
      skipViews: [/./],
    },
    ensureDatabase: false,
    connect: false,
    debug: false,
    logger: () => {},
  } as Options
  const orm = new MikroORM(options)
  const close = orm.close.bind(orm)
  // The mapper ends its pool only where it used it itself.
  orm.close = async (force) => {
    await close(force)
    if (pool && !pool.ended) await pool.end()
  }
  return orm
}

/** The connections the mapper uses, for single statements that need no entity. */
export const poolOf = (orm: Orm): Promise<pg.Pool> =>
  (orm.em.getConnection() as unknown as { getNativeClient(): Promise<pg.Pool> }).getNativeClient()
