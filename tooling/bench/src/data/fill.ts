import { readFileSync } from 'node:fs'
import type pg from 'pg'
import { migrate } from '@stemma/domain/migrate'
import { ensureDatabase } from '@stemma/postgres'
import { withClient } from './client.ts'

/** What a database is filled with: its SQL, and the tables whose indexes are quicker made anew than kept up to date, row by row. */
export type Stuff = { sql: string; large: readonly string[] }
export const sounds: Stuff = { sql: 'fill.sql', large: ['sounds.generations', 'sounds.shared_sounds', 'jobs.jobs'] }
export const library: Stuff = { sql: 'library.sql', large: ['library.music_tracks'] }

/** Makes a migrated database with `rows` sounds or tracks in it, analysed and free of dead rows. */
export async function fillDatabase(
  serverUrl: string,
  name: string,
  { sql, large }: Stuff,
  rows: number,
  apiPassword: string,
): Promise<void> {
  const url = await ensureDatabase(serverUrl, name)
  await migrate({ url, apiPassword })
  await withClient(url, async (client) => {
    await client.query(`select set_config('bench.rows', $1, false)`, [String(rows)])
    // Foreign keys hold by construction; checking a million of them would take longer than the rows.
    await client.query(`set session_replication_role = replica; set maintenance_work_mem = '1GB'`)
    const indexes = await dropIndexes(client, large)
    await client.query(readFileSync(new URL(sql, import.meta.url), 'utf8'))
    for (const definition of indexes) await client.query(definition)
    await client.query('vacuum (analyze)')
    await client.query('checkpoint')
  })
}

/** Drops the indexes that no constraint needs; what makes them again. */
async function dropIndexes(client: pg.Client, large: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
       from pg_index i left join pg_constraint c on c.conindid = i.indexrelid
       where i.indrelid = any ($1::regclass[]) and c.oid is null`,
    [large],
  )
  for (const { name } of rows) await client.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}
