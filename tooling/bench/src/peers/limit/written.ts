import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Asked } from './rows.ts'
import { writtenByPostgres } from './queries.ts'

/** The answer as PostgreSQL wrote it: Node parses no row and writes no JSON. */
export async function jsonOf(pool: pg.Pool, { name, user, query, prompt }: Asked): Promise<string> {
  const id = randomUUID()
  const jobId = randomUUID()
  const values = {
    history: [user],
    search: [user, query],
    discover: [user],
    insert: [id, user, prompt, 42, jobId, { v: 1, generationId: id }],
  }[name]
  const { rows } = await pool.query<{ json: string }>({
    name: `written ${name}`,
    text: writtenByPostgres[name],
    values,
  })
  return rows[0]?.json ?? ''
}
