import { Keyring } from '@stemma/domain/identity'
import { withClient } from '@stemma/testing'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aHouse, aMember, type Answer } from '../../testing/house.ts'
import { languageReader } from './reader.ts'
import { aProvider, hang, type Reply } from './testing/provider.ts'

const house = aHouse()
const ownKey = (name: string) => `sk-own-${name}-0123456789-wxyz`
const serversKey = 'sk-of-the-server-0123456789'
const answer = JSON.stringify({ duration: 2, wetness: 7, pitch: 2, type: 'wet', confidence: 0.9, why: 'a bath' })

const worker = (path: string, input: object) =>
  house
    .visitor()
    .post(`/trpc/jobs.worker.${path}`, { json: input }, { authorization: `Bearer ${house.house.workerToken}` })
const data = ({ body }: Answer) => (body as { result: { data: { json?: unknown } } }).result.data.json
const refusal = ({ body }: Answer) =>
  (body as { error: { json: { message: string; data: { reason: string | null } } } }).error.json

type Member = Awaited<ReturnType<typeof aMember>>
const setKey = async ({ visitor }: Member, provider: string, key: string | null) =>
  visitor.post('/trpc/identity.setKey', { json: { provider, key } })
const keys = async ({ visitor }: Member) => data(await visitor.get('/trpc/identity.keys'))

/** Providers that give these replies, to people’s own keys and to the server’s. */
async function providers(...replies: Reply[]) {
  const own = { anthropic: await aProvider('anthropic', ...replies), openai: await aProvider('openai', ...replies) }
  const server = await aProvider('anthropic', answer)
  house.house.machines.readerWith = async ({ provider, key }) =>
    languageReader({ provider, apiKey: key, baseUrl: own[provider].baseUrl, isOwn: true, timeoutMs: 1000 })
  return {
    own,
    server,
    serve: () => {
      house.house.machines.reader = languageReader({
        provider: 'anthropic',
        apiKey: serversKey,
        baseUrl: server.baseUrl,
      })
    },
  }
}

/** A sound that a model is to read; its prompt read as the worker has it read. */
async function read({ visitor }: Member): Promise<Answer> {
  const asked = await visitor.post('/trpc/sounds.generate', {
    json: { prompt: 'a canary in the bath', readWith: 'model' },
  })
  if (asked.status !== 200) return asked
  const claim = await house.house.machines.queue.claim(['sounds.generate'], {
    signal: AbortSignal.timeout(5000),
    waitMilliseconds: 0,
  })
  const { jobId, attempt, ...given } = claim!
  expect(JSON.stringify(given)).not.toContain('sk-')
  const reading = await worker('readPrompt', { jobId, attempt })
  await house.house.machines.queue.fail(jobId, attempt, 'reading_failed', false)
  return reading
}

beforeEach(() => void (house.house.machines.reader = undefined))
/** Whatever happened, no key was told to a log. */
afterEach(() => {
  if (house.lines.some((line) => line.includes('sk-o'))) throw new Error('the log tells a key')
})

describe('a person’s own key', () => {
  test('is kept sealed, is told by its end, and leaves a note without it', async () => {
    const ada = await aMember(house)
    expect(await keys(ada)).toEqual([])
    const answers = [
      await setKey(ada, 'openai', ownKey('first')),
      await setKey(ada, 'openai', `${ownKey('next')}.abcd`),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 200])
    expect(answers.map(({ text }) => text).join()).not.toContain('sk-own')
    expect(await keys(ada)).toEqual([{ provider: 'openai', ending: 'abcd' }])
    await setKey(ada, 'anthropic', 'short-one')
    expect(await keys(ada)).toEqual(expect.arrayContaining([{ provider: 'anthropic', ending: '' }]))
    await setKey(ada, 'anthropic', null)
    await setKey(ada, 'openai', null)
    expect(await keys(ada)).toEqual([])
    const log = await ada.visitor.get(`/trpc/identity.auditLog?input=${encodeURIComponent('{"json":{}}')}`)
    expect(log.text.match(/key_(set|removed)/g)).toEqual([
      'key_removed',
      'key_removed',
      'key_set',
      'key_set',
      'key_set',
    ])
    // Ids are random, and may spell anything of a to f.
    expect(log.text.replaceAll(/"id":"[^"]*"/g, '')).not.toMatch(/sk-own|abcd/)
  })

  test('is refused where no header can carry it, without being repeated', async () => {
    const ada = await aMember(house)
    for (const key of ['with a blank in it', 'short', 'two\nlines-of-it', 'ключ-ключ-ключ']) {
      const refused = await setKey(ada, 'openai', key)
      expect(refused.status).toBe(400)
      expect(refused.text).not.toContain(key)
    }
  })

  test('cannot be read in the database, and one that does not open any more is said to be so', async () => {
    const ada = await aMember(house)
    await setKey(ada, 'anthropic', ownKey('ada'))
    const rows = await withClient(
      house.adminUrl,
      async (client) =>
        (await client.query<{ row: string }>('select s::text as row from identity.user_settings s')).rows,
    )
    expect(JSON.stringify(rows)).not.toContain('sk-own')
    const { machines } = house.house
    const { keys: right } = machines
    try {
      machines.keys = new Keyring([{ id: 'k2', secret: Buffer.alloc(32, 9) }], Buffer.alloc(32, 2))
      expect(await keys(ada)).toEqual([{ provider: 'anthropic', ending: null }])
      expect(refusal(await read(ada)).data.reason).toBe('seal_broken')
    } finally {
      machines.keys = right
    }
  })

  test.each([
    ['anthropic', 'x-api-key', ownKey('ada')],
    ['openai', 'authorization', `Bearer ${ownKey('ada')}`],
  ] as const)('of %s reads their prompts where the server has no model', async (provider, header, value) => {
    const { own } = await providers(answer)
    const ada = await aMember(house)
    expect(refusal(await read(ada)).data.reason).toBe('reader_missing')
    await setKey(ada, provider, ownKey('ada'))
    const reading = await read(ada)
    expect(data(reading)).toMatchObject({
      parameters: { wetness: 7 },
      reader: expect.stringMatching(`^${provider}/`) as string,
    })
    expect(reading.text).not.toContain('sk-')
    expect(own[provider].asked.map(({ headers }) => headers[header])).toEqual([value])
  })

  test('precedes the server’s, reads for nobody else, and the server’s takes over when it is gone', async () => {
    const { own, server, serve } = await providers(answer)
    serve()
    const [ada, bob] = [await aMember(house), await aMember(house)]
    await setKey(ada, 'openai', ownKey('ada'))
    expect((await read(ada)).status).toBe(200)
    expect([own.openai.asked.length, server.asked.length]).toEqual([1, 0])
    expect((await read(bob)).status).toBe(200)
    expect([own.openai.asked.length, server.asked.length]).toEqual([1, 1])
    await setKey(ada, 'openai', null)
    expect((await read(ada)).status).toBe(200)
    expect([own.openai.asked.length, server.asked.length]).toEqual([1, 2])
  })

  test.each<[string, Reply, string, RegExp]>([
    ['is refused', { status: 401 }, 'key_refused', /Replace it in the settings/],
    ['may not', { status: 403 }, 'key_refused', /Replace it in the settings/],
    ['has no credit', { status: 402 }, 'key_spent', /Add some there/],
    [
      'has no quota',
      { status: 429, body: '{"error":{"code":"insufficient_quota","message":"x"}}' },
      'key_spent',
      /Add some/,
    ],
    ['is used too often', { status: 429, headers: { 'retry-after': '17' } }, 'reading_limited', /17 seconds/],
    ['meets a provider that stumbles', { status: 500 }, 'reading_unavailable', /500/],
    ['meets a provider that hangs', hang, 'reading_unavailable', /in time/],
    ['meets nonsense', { status: 200, body: '<html>' }, 'reading_failed', /protocol|answer/],
  ])('that %s fails with what to do, and the server’s does not pay for it', async (_, reply, code, sentence) => {
    const { server, serve } = await providers(reply)
    serve()
    const ada = await aMember(house)
    await setKey(ada, 'anthropic', ownKey('ada'))
    const answered = await read(ada)
    expect(refusal(answered)).toMatchObject({
      message: expect.stringMatching(sentence) as string,
      data: { reason: code },
    })
    expect(answered.text).not.toMatch(/sk-|canary/)
    expect(server.asked).toEqual([])
    expect(house.lines).not.toEqual([])
  })
})
