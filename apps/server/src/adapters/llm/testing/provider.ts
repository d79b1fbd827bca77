import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach } from 'vitest'
import type { ModelOptions } from '../models.ts'

type Provider = ModelOptions['provider']
type Asked = { path: string; headers: IncomingHttpHeaders; body: string }
/** The text a model answers with, or a status (and headers) instead; `hang` never answers, `cut` hangs up. */
export type Reply =
  | string
  | { status: number; headers?: Record<string, string>; body?: string }
  | typeof hang
  | typeof cut
export const hang = { fault: 'hang' } as const
export const cut = { fault: 'cut' } as const

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

const usage = { input_tokens: 10, output_tokens: 5 }
/** How each protocol wraps the text of an answer. */
const wrap: Record<Provider, (text: string) => unknown> = {
  anthropic: (text) => ({
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    model: 'm',
    content: [{ type: 'text', text }],
    stop_reason: 'end_turn',
    usage,
  }),
  openai: (text) => ({
    id: 'resp_1',
    object: 'response',
    created_at: 1,
    status: 'completed',
    model: 'm',
    output: [
      {
        type: 'message',
        id: 'msg_1',
        role: 'assistant',
        status: 'completed',
        content: [{ type: 'output_text', text, annotations: [] }],
      },
    ],
    usage,
  }),
  compatible: (text) => ({
    id: 'chat_1',
    object: 'chat.completion',
    created: 1,
    model: 'm',
    choices: [{ index: 0, message: { role: 'assistant', content: text }, finish_reason: 'stop' }],
    usage: { prompt_tokens: 10, completion_tokens: 5, total_tokens: 15 },
  }),
}
/** A server that speaks one protocol and gives these replies in turn, the last one for ever. */
export const aProvider = async (provider: Provider, ...replies: Reply[]) => {
  const asked: Asked[] = []
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    asked.push({ path: request.url ?? '', headers: request.headers, body })
    const reply = replies[Math.min(asked.length, replies.length) - 1] ?? cut
    if (typeof reply === 'object' && 'fault' in reply) {
      if (reply === cut) request.socket.destroy()
      return
    }
    if (typeof reply === 'string') {
      response.writeHead(200, { 'content-type': 'application/json' })
      return void response.end(JSON.stringify(wrap[provider](reply)))
    }
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(reply.body ?? JSON.stringify({ type: 'error', error: { type: 'x', message: 'no', code: 'x' } }))
  }
  const server = createServer((request, response) => void serve(request, response))
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`
  return { asked, baseUrl }
}
