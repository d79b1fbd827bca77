import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { languageReader, type LanguageReaderOptions } from './reader.ts'

type Provider = LanguageReaderOptions['provider']
type Asked = { path: string; headers: IncomingHttpHeaders; body: string }
/** The text a model answers with, or a status (and headers) instead; `hang` never answers, `cut` hangs up. */
type Reply = string | { status: number; headers?: Record<string, string>; body?: string } | typeof hang | typeof cut
const hang = { fault: 'hang' } as const
const cut = { fault: 'cut' } as const

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
const paths: Record<Provider, string> = {
  anthropic: '/v1/messages',
  openai: '/v1/responses',
  compatible: '/v1/chat/completions',
}

/** A server that speaks one protocol and gives these replies in turn, the last one for ever. */
const aProvider = async (provider: Provider, ...replies: Reply[]) => {
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

const key = 'sk-very-secret'
const prompt = 'a canary that sings in the bath'
const readerOf = (provider: Provider, baseUrl: string, timeoutMs = 10_000) =>
  languageReader({ provider, apiKey: key, baseUrl, model: 'model-7', timeoutMs })
const read = (provider: Provider, baseUrl: string, timeoutMs?: number) =>
  readerOf(provider, baseUrl, timeoutMs).read(prompt, new AbortController().signal)

const good = { duration: 1.234, wetness: 7, pitch: 2, type: 'wet', confidence: 0.876, why: 'a bath\n\0\ud800 is wet' }
const answer = (change: object = {}) => JSON.stringify({ ...good, ...change })

describe.each(['anthropic', 'openai', 'compatible'] as const)('%s', (provider) => {
  test('reads a prompt, held to the schema, and tells what it cost', async () => {
    const { asked, baseUrl } = await aProvider(provider, answer())
    expect(await read(provider, baseUrl)).toEqual({
      parameters: { duration: 1.23, wetness: 7, pitch: 2, type: 'wet' },
      confidence: 0.88,
      why: 'a bath \ufffd is wet',
      engine: `${provider}/model-7`,
      inputTokens: 10,
      outputTokens: 5,
    })
    expect(asked).toHaveLength(1)
    const [{ path, headers, body } = expect.unreachable()] = asked
    expect(path).toBe(paths[provider])
    expect([headers['x-api-key'], headers.authorization]).toContain(provider === 'anthropic' ? key : `Bearer ${key}`)
    expect(body).toContain(prompt)
    expect(body).toContain('"model-7"')
    expect(JSON.stringify(JSON.parse(body))).toMatch(/squeaker.*rumbler.*stutterer/)
  })

  test.each([
    ['a number out of range', answer({ pitch: 400 }), 'pitch'],
    ['an unknown type', answer({ type: 'trumpet' }), 'type'],
    ['a missing field', JSON.stringify({ ...good, wetness: undefined }), 'wetness'],
    ['malformed JSON', '{"duration": 1,', 'JSON'],
    ['prose', 'I would rather not.', 'JSON'],
  ])('%s is repaired by one more attempt, which is told the fault', async (_, wrong, fault) => {
    const { asked, baseUrl } = await aProvider(provider, wrong, answer())
    const reading = await read(provider, baseUrl)
    expect(reading.parameters.type).toBe('wet')
    expect([reading.inputTokens, reading.outputTokens]).toEqual([20, 10])
    expect(asked).toHaveLength(2)
    const repair = asked[1]?.body.slice(asked[1].body.indexOf('That answer does not fit')) ?? ''
    expect(repair).toContain(fault)
  })

  test('an answer that is wrong twice is a failure, without a third attempt', async () => {
    const { asked, baseUrl } = await aProvider(provider, answer({ pitch: 400 }), answer({ pitch: 11 }), answer())
    await expect(read(provider, baseUrl)).rejects.toMatchObject({ code: 'reading_failed', kind: 'failed' })
    expect(asked).toHaveLength(2)
  })

  test.each([
    [401, {}, 'reading_failed', 'the key was refused', 1],
    [403, {}, 'reading_failed', 'the key was refused', 1],
    [404, {}, 'reading_failed', 'does not know this model', 1],
    [400, {}, 'reading_failed', '400', 1],
    [429, { 'retry-after': '17' }, 'reading_limited', '17 seconds', 1],
    [429, { 'retry-after': 'soon' }, 'reading_limited', '60 seconds', 1],
    [500, {}, 'reading_unavailable', '500', 2],
    [529, {}, 'reading_unavailable', '529', 2],
  ])('status %i with %j is told as %s: %s', async (status, headers, code, sentence, attempts) => {
    const { asked, baseUrl } = await aProvider(provider, { status, headers })
    await expect(read(provider, baseUrl)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(sentence) as unknown,
    })
    expect(asked).toHaveLength(attempts)
  })

  test('one broken connection or stumble is passed over', async () => {
    for (const stumble of [cut, { status: 503 }]) {
      const { asked, baseUrl } = await aProvider(provider, stumble, answer())
      expect((await read(provider, baseUrl)).confidence).toBe(0.88)
      expect(asked).toHaveLength(2)
    }
  })

  test('a body that is not the protocol is a failure', async () => {
    for (const body of ['<html>', '{}', '', '[1']) {
      const { baseUrl } = await aProvider(provider, { status: 200, body })
      await expect(read(provider, baseUrl)).rejects.toMatchObject({
        code: expect.stringMatching(/^reading_(failed|unavailable)$/) as unknown,
      })
    }
  })

  test('a server that hangs is given up after the time limit', async () => {
    const { baseUrl } = await aProvider(provider, hang)
    await expect(read(provider, baseUrl, 50)).rejects.toMatchObject({ code: 'reading_unavailable' })
  })

  test('a reading that is called off ends with the reason given', async () => {
    const { asked, baseUrl } = await aProvider(provider, hang)
    const controller = new AbortController()
    const reading = readerOf(provider, baseUrl).read(prompt, controller.signal)
    await expect.poll(() => asked.length).toBe(1)
    controller.abort(new Error('the person left'))
    await expect(reading).rejects.toThrow('the person left')
  })

  test('a redirect is not followed: the key stays where it was meant for', async () => {
    const other = await aProvider(provider, answer())
    const { baseUrl } = await aProvider(provider, { status: 307, headers: { location: other.baseUrl + '/x' } })
    await expect(read(provider, baseUrl)).rejects.toMatchObject({ name: 'DomainError' })
    expect(other.asked).toEqual([])
  })

  test('no error carries the key, the prompt or the answer', async () => {
    const replies: Reply[] = [{ status: 401 }, { status: 500 }, { status: 200, body: '{}' }, 'canary that sings', hang]
    for (const reply of replies) {
      const { baseUrl } = await aProvider(provider, reply)
      const error: unknown = await read(provider, baseUrl, 200).catch((thrown: unknown) => thrown)
      const everything = inspect(error, { depth: 20, showHidden: true })
      expect(everything).toContain('DomainError')
      expect(everything).not.toMatch(/sk-very-secret|canary that sings/)
    }
  })
})

test('a server nobody listens at cannot be reached', async () => {
  await expect(read('compatible', 'http://127.0.0.1:1/v1')).rejects.toMatchObject({ code: 'reading_unavailable' })
})

test('a local model needs no key, and may think aloud and fence its answer', async () => {
  const { asked, baseUrl } = await aProvider('compatible', `<think>{hm}</think>\n\`\`\`json\n${answer()}\n\`\`\` So.`)
  const reader = languageReader({ provider: 'compatible', baseUrl, model: 'llama' })
  const reading = await reader.read(prompt, new AbortController().signal)
  expect(reading).toMatchObject({ engine: 'compatible/llama', parameters: { type: 'wet' } })
  expect(asked).toHaveLength(1)
  expect(asked[0]?.headers.authorization).toBeUndefined()
})

test('without a choice the engine tells which model was chosen', () => {
  for (const provider of ['anthropic', 'openai'] as const)
    expect(languageReader({ provider, apiKey: key }).engine).toMatch(new RegExp(`^${provider}/.+`))
})
