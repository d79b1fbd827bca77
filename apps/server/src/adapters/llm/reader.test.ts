import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { languageReader, type LanguageReaderOptions } from './reader.ts'
import { aProvider, cut, hang, type Reply } from './testing/provider.ts'

type Provider = LanguageReaderOptions['provider']
const paths: Record<Provider, string> = {
  anthropic: '/v1/messages',
  openai: '/v1/responses',
  compatible: '/v1/chat/completions',
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
