import pg from 'pg'
import { installQueue } from './jobs/install.ts'
import { migrations, type Migration } from './migrations/files.ts'
import { prepareRoles } from './migrations/roles.ts'

export type MigrationState = { name: string; appliedAt: Date | undefined; changed: boolean }

type Options = { url: string; apiPassword?: string }

/**
 * Brings a database up to date: roles, migrations, the job queue. `url` is a role that may create roles (or
 * `stemma_migrator`, once they exist). Answers what was applied, and the URL the API's own role connects by.
 */
export async function migrate({ url, apiPassword }: Options): Promise<{ applied: string[]; apiUrl: string }> {
  const applied = await locked(url, async (client) => {
    if (await mayCreateRoles(client)) await prepareRoles(client, apiPassword)
    await prepareLedger(client)
    const names: string[] = []
    for (const migration of await pending(client)) {
      await run(client, migration.up, () =>
        client.query('insert into migrations.applied (name, checksum) values ($1, $2)', [
          migration.name,
          migration.checksum,
        ]),
      )
      names.push(migration.name)
    }
    await installQueue(client)
    return names
  })
  return { applied, apiUrl: asApi(url, apiPassword) }
}

/** Every migration known or applied, and whether its file is still the one that was applied. */
export async function migrationStatus({ url }: Options): Promise<MigrationState[]> {
  return locked(url, async (client) => {
    const applied = await ledger(client)
    return migrations().map(({ name, checksum }) => {
      const row = applied.get(name)
      return { name, appliedAt: row?.appliedAt, changed: row !== undefined && row.checksum !== checksum }
    })
  })
}

/** Takes back the last `steps` migrations, newest first. */
export async function rollback({ url, steps = 1 }: Options & { steps?: number }): Promise<string[]> {
  return locked(url, async (client) => {
    const applied = await ledger(client)
    const known = new Map(migrations().map((migration) => [migration.name, migration]))
    const names = [...applied.keys()].sort().reverse().slice(0, steps)
    for (const name of names) {
      const migration = known.get(name)
      if (!migration)
        throw new Error(`Migration ${name} was applied by a newer version; use that version to take it back.`)
      await run(client, migration.down, () => client.query('delete from migrations.applied where name = $1', [name]))
    }
    return names
  })
}

/** One connection, one migrator at a time. */
async function locked<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'stemma migrate' })
  client.on('error', () => {}) // a lost connection fails the statement under way; it must not end the process
  await client.connect()
  try {
    await client.query("select pg_advisory_lock(hashtext('stemma migrations'))")
    return await work(client)
  } finally {
    await client.end()
  }
}

async function mayCreateRoles(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean }>(
    'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
  )
  return rows[0]?.may === true
}

async function prepareLedger(client: pg.Client): Promise<void> {
  await run(
    client,
    `create schema if not exists migrations;
     create table if not exists migrations.applied
       (name text primary key, checksum text not null, applied_at timestamptz(3) not null default now())`,
  )
}

async function ledger(client: pg.Client): Promise<Map<string, { checksum: string; appliedAt: Date }>> {
  const there = await client.query<{ there: boolean }>("select to_regclass('migrations.applied') is not null as there")
  if (!there.rows[0]?.there) return new Map()
  return inTransaction(client, async () => {
    await client.query('set local role stemma_owner')
    const { rows } = await client.query<{ name: string; checksum: string; appliedAt: Date }>(
      'select name, checksum, applied_at as "appliedAt" from migrations.applied order by name',
    )
    return new Map(rows.map((row) => [row.name, row]))
  })
}

async function pending(client: pg.Client): Promise<Migration[]> {
  const applied = await ledger(client)
  const known = migrations()
  for (const { name, checksum } of known) {
    const row = applied.get(name)
    if (row && row.checksum !== checksum) {
      throw new Error(
        `Migration ${name} was changed after it had been applied. Restore the file and write a new migration.`,
      )
    }
    applied.delete(name)
  }
  const [unknown] = applied.keys()
  if (unknown) throw new Error(`This database was migrated by a newer version (it has ${unknown}). Start that version.`)
  const names = await ledger(client)
  return known.filter(({ name }) => !names.has(name))
}

/** Runs SQL as the owner of everything, in one transaction. */
const run = (client: pg.Client, sql: string, then?: () => Promise<unknown>) =>
  inTransaction(client, async () => {
    await client.query('set local role stemma_owner')
    await client.query(sql)
    await client.query('set local role stemma_owner') // a migration may have become the definer
    await then?.()
  })

async function inTransaction<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

function asApi(url: string, password: string | undefined): string {
  const api = new URL(url)
  api.username = 'stemma_api'
  api.password = password ?? ''
  return api.href
}
