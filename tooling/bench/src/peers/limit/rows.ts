import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { pageSize, type CaseName } from '../../cases.ts'
import { inserts, pages } from './queries.ts'

/** What is asked for; `query` for search, `prompt` for insert. */
export type Asked = { name: CaseName; user: string; query: string | null; prompt: string }

for (const type of [pg.types.builtins.NUMERIC, pg.types.builtins.INT8]) pg.types.setTypeParser(type, Number)

/** Connections that go as `user`, for the function that asks who is searching. */
export const openPool = (connectionString: string, max: number, user: string): pg.Pool =>
  new pg.Pool({ connectionString, max, options: `-c app.user_id=${user}` })

/** The rows of a page. One more is asked for, to know whether there is another page. */
export async function rowsOf(
  pool: pg.Pool,
  { name, user, query }: Asked & { name: keyof typeof pages },
): Promise<object[]> {
  const values = name === 'search' ? [user, query] : [user]
  const { rows } = await pool.query<object>({ name, text: pages[name], values })
  return rows.slice(0, pageSize[name])
}

/** Writes a sound and its job in one transaction; the sound. */
export async function insertRows(pool: pg.Pool, { user, prompt }: Asked): Promise<object | undefined> {
  const id = randomUUID()
  const jobId = randomUUID()
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query({ name: 'job', text: inserts.job, values: [jobId, user, id] })
    await client.query({ name: 'queued', text: inserts.queued, values: [jobId, { v: 1, generationId: id }] })
    const values = [id, user, prompt, 42, jobId]
    const { rows } = await client.query<object>({ name: 'sound', text: inserts.sound, values })
    await client.query('commit')
    return rows[0]
  } finally {
    client.release()
  }
}
