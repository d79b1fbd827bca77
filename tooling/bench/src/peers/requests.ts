import { commonWords, newPrompt, pageSize, type CaseName } from '../cases.ts'
import { collector, maker } from '../data/people.ts'
import type { Request } from '../load/send.ts'
import type { PeerName } from './peer.ts'

/** How each peer is asked for the same thing, and what it answered. */
export type Asking = {
  request(name: CaseName, n: number): Request
  /** The rows of an answer, or the one row. */
  rows(text: string): Row[]
}
export type Row = { id: string }

const asker = (name: CaseName) => (name === 'insert' ? maker : collector)
export const wordOf = (n: number): string => commonWords[n % commonWords.length] ?? commonWords[0]

const json = { 'content-type': 'application/json' }

const bare = (folder: string): Asking => ({
  request(name, n) {
    const query = new URLSearchParams({ user: asker(name).id, ...(name === 'search' ? { query: wordOf(n) } : {}) })
    const path = `${folder}/${name}?${query.toString()}`
    return name === 'insert'
      ? { method: 'POST', path, headers: json, body: JSON.stringify({ prompt: newPrompt }) }
      : { method: 'GET', path }
  },
  rows: (text) => [JSON.parse(text) as Row | Row[]].flat(),
})

/** One call as the batching link of tRPC's own client sends it. */
export function trpcRequest(token: string, type: 'query' | 'mutation', path: string, input: unknown): Request {
  const headers = { authorization: `Bearer ${token}` }
  const batch = JSON.stringify({ 0: { json: input } })
  return type === 'mutation'
    ? { method: 'POST', path: `/trpc/${path}?batch=1`, headers: { ...headers, ...json }, body: batch }
    : { method: 'GET', path: `/trpc/${path}?batch=1&input=${encodeURIComponent(batch)}`, headers }
}

type Batch = [{ result: { data: { json: Row | { items: (Row & { generation?: Row })[] } } } }]

function trpc(paths: Record<CaseName, string>): Asking {
  return {
    request(name, n) {
      const { token } = asker(name)
      if (name === 'insert') return trpcRequest(token, 'mutation', paths.insert, { prompt: newPrompt })
      const query = name === 'search' ? { query: wordOf(n) } : {}
      return trpcRequest(token, 'query', paths[name], { limit: pageSize[name], ...query })
    },
    rows(text) {
      const { json: data } = (JSON.parse(text) as Batch)[0].result.data
      return 'items' in data ? data.items.map((item) => item.generation ?? item) : [data]
    },
  }
}

export const asking: Record<PeerName, Asking> = {
  limit: bare(''),
  written: bare('/written'),
  prisma: trpc({ history: 'history', search: 'search', discover: 'discover', insert: 'generate' }),
  ours: trpc({
    history: 'sounds.list',
    search: 'sounds.search',
    discover: 'sounds.discover',
    insert: 'sounds.generate',
  }),
}
