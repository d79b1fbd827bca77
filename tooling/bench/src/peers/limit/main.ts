import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { collector } from '../../data/people.ts'
import { obey } from '../control.ts'
import { insertRows, openPool, rowsOf } from './rows.ts'
import { jsonOf } from './written.ts'

// The least a Node server can do: prepared statements as a superuser, no session, no checks. `/written/…` does less still.
obey(async ({ adminUrl, connections }) => {
  // sounds.search asks who searches; the others take the user as a value.
  const pool = openPool(adminUrl, connections, collector.id)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://limit')
    const user = searchParams.get('user') ?? ''
    const query = searchParams.get('query')
    const prompt = request.method === 'POST' ? (JSON.parse(await bodyOf(request)) as { prompt: string }).prompt : ''
    const name = pathname.slice(pathname.lastIndexOf('/') + 1) as 'history' | 'search' | 'discover' | 'insert'
    const asked = { name, user, query, prompt }
    const json = pathname.startsWith('/written/')
      ? await jsonOf(pool, asked)
      : JSON.stringify(await (name === 'insert' ? insertRows(pool, asked) : rowsOf(pool, { ...asked, name })))
    response.setHeader('content-type', 'application/json')
    response.end(json)
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
