import { Client, escapeIdentifier } from 'pg'

/** The URL of a database of that name on the same server, which is made when missing. */
export async function ensureDatabase(url: string, name: string): Promise<string> {
  await withClient(url, async (client) => {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name])
    if (rowCount === 0) await client.query(`create database ${escapeIdentifier(name)}`)
  })
  const result = new URL(url)
  result.pathname = `/${name}`
  return result.href
}

/** True when the role of a URL may create other roles; waits `seconds` for a server that is still starting. */
export async function canCreateRoles(url: string, seconds: number): Promise<boolean> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    try {
      return await withClient(url, async (client) => {
        const { rows } = await client.query<{ may: boolean }>(
          'select rolsuper or rolcreaterole as may from pg_roles where rolname = current_user',
        )
        return rows[0]?.may === true
      })
    } catch (error) {
      if (!isStarting(error) || Date.now() > end) throw error
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  }
}

async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {}) // a connection that dies also rejects the query
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** 57P03 is "cannot connect now": starting up, or recovering. */
function isStarting(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  return code === 'ECONNREFUSED' || code === '57P03' || code === 'ENOTFOUND' || code === 'EAI_AGAIN'
}
