import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import pg from 'pg'
import { pageSize } from '../../cases.ts'
import { collector } from '../../data/people.ts'
import { obey } from '../control.ts'
import { inserts, pages } from './queries.ts'

// The least a Node server can do: prepared statements as a superuser, no session, no checks, rows as JSON.
for (const type of [pg.types.builtins.NUMERIC, pg.types.builtins.INT8]) pg.types.setTypeParser(type, Number)

obey(async ({ adminUrl, connections }) => {
  // sounds.search asks who searches; the others take the user as a value.
  const options = `-c app.user_id=${collector.id}`
  const pool = new pg.Pool({ connectionString: adminUrl, max: connections, options })
  // One row more is asked for, to know whether there is another page.
  const ask = async (name: keyof typeof pages, values: unknown[]) =>
    (await pool.query<object>({ name, text: pages[name], values })).rows.slice(0, pageSize[name])

  async function insert(user: string, prompt: string): Promise<unknown> {
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

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://limit')
    const user = searchParams.get('user') ?? ''
    const result = await (async () => {
      switch (pathname) {
        case '/history':
          return ask('history', [user])
        case '/search':
          return ask('search', [user, searchParams.get('query')])
        case '/discover':
          return ask('discover', [user])
        default:
          return insert(user, (JSON.parse(await bodyOf(request)) as { prompt: string }).prompt)
      }
    })()
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(result))
  }

  return createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  })
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}
