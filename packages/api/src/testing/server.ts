import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import type { AnyRouter } from '@trpc/server'
import superjson from 'superjson'
import { beforeAll } from 'vitest'
import { createOrm, effects, poolOf, type Orm } from '@stemma/domain'
import { hashToken, Keyring } from '@stemma/domain/identity'
import { createJobQueue } from '@stemma/domain/jobs'
import { aCast, aFullWorld, type Cast, type FullWorld, type Queryable } from '@stemma/domain/testing/full-world'
import { createTestDatabase } from '@stemma/testing'
import type { Context, Machines } from '../context.ts'
import { appRouter } from '../root.ts'
import { memoryBlobs } from './blobs.ts'
import type { Procedure } from './procedures.ts'
import { touchedSince } from './worlds.ts'

/** The secret a request presents, if any. */
export type Caller = { token: string | null }
export const anonymous: Caller = { token: null }
export const worker: Caller = { token: 'the secret of the worker of these suites' }

/** What a procedure answered: its value, or its error as it travels. */
export type Answer = {
  status: number
  text: string
  data: unknown
  error: {
    message: string
    data: {
      code: string
      httpStatus: number
      reason: string | null
      kind: string | null
      params: object
      fields: object
    }
  } | null
}

export type Server = {
  readonly machines: Machines
  /** Connected as the owner of the cluster. */
  readonly client: Queryable
  readonly owner: Orm
  /** What was mailed, logged and noted as a fault. */
  readonly mails: string[]
  readonly faults: { path: string; error: unknown }[]
  /** A person with rows in every table and their audio in the store. */
  aWorld(options?: Parameters<typeof aFullWorld>[1]): Promise<FullWorld>
  aCast(): Promise<Cast>
  call(
    procedure: Pick<Procedure, 'path' | 'type'>,
    input: unknown,
    caller: Caller,
    options?: CallOptions,
  ): Promise<Answer>
  /** The same, with the input as it stands on the wire. */
  send(
    procedure: Pick<Procedure, 'path' | 'type'>,
    wire: string | undefined,
    caller: Caller,
    options?: CallOptions,
  ): Promise<Answer>
}

/** `patience`: milliseconds after which a reader leaves a stream that says nothing. */
export type CallOptions = { router?: AnyRouter | undefined; patience?: number }

/** Procedures as they are reached over HTTP, on a database of this file's own. */
export function aServer(): Server {
  const server = { mails: [] as string[], faults: [] as Server['faults'] } as {
    -readonly [K in keyof Server]: Server[K]
  }
  beforeAll(async () => {
    const database = await createTestDatabase()
    const orm = createOrm({ url: database.apiUrl })
    const keys = new Keyring([{ id: 'k1', secret: Buffer.alloc(32, 1) }], Buffer.alloc(32, 2))
    const queue = createJobQueue(orm, { effects, keys })
    server.machines = {
      orm,
      queue,
      keys,
      blobs: memoryBlobs(),
      mail: { send: async (message) => void server.mails.push(JSON.stringify(message)) },
      listenBrainz: { whose: async () => 'ada', submit: async () => true },
      reader: undefined,
      readerWith: async () => {
        throw new Error('No provider is asked in these tests.')
      },
      limit: async () => {},
      plans: { billing: false, storageLimit: null },
      publicUrl: 'http://stemma.test',
      registration: 'open',
      passwordRules: 'length',
    }
    const owner = createOrm({ url: database.adminUrl, poolMax: 2 })
    server.owner = owner
    const client = await (await poolOf(owner)).connect()
    server.client = client
    return async () => {
      await queue.close()
      await orm.close()
      client.release()
      await owner.close()
      await database.drop()
    }
  })
  server.aWorld = async (options) => {
    const world = await aFullWorld(server.client, options)
    for (const { bytes, sha256 } of world.blobs) await server.machines.blobs.put(bytes, { sha256, size: bytes.length })
    return world
  }
  server.aCast = async () => {
    const cast = await aCast(server.client, (_, options) => server.aWorld(options))
    await touchedSince(server, cast.bob)
    return cast
  }
  server.call = (procedure, input, caller, options) =>
    server.send(
      procedure,
      input === undefined ? undefined : JSON.stringify(superjson.serialize(input)),
      caller,
      options,
    )
  server.send = async ({ path, type }, wire, { token }, { router = appRouter, patience = 20_000 } = {}) => {
    const isQuery = type !== 'mutation'
    const ended = new AbortController()
    const leaving = type === 'subscription' ? setTimeout(() => ended.abort(), patience) : undefined
    const url = `http://stemma.test/trpc/${path}${isQuery && wire !== undefined ? `?input=${encodeURIComponent(wire)}` : ''}`
    const response = await fetchRequestHandler({
      endpoint: '/trpc',
      router,
      req: new Request(url, {
        method: isQuery ? 'GET' : 'POST',
        headers:
          type === 'subscription'
            ? { accept: 'text/event-stream' }
            : isQuery
              ? {}
              : { 'content-type': 'application/json' },
        ...(isQuery || wire === undefined ? {} : { body: wire }),
        signal: ended.signal,
      }),
      createContext: () => contextOf(server.machines, token),
      onError: ({ error, path = '' }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') server.faults.push({ path, error: error.cause ?? error })
      },
    })
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true
    const text = isStream ? await firstEvents(response, ended) : await response.text()
    clearTimeout(leaving)
    return read(response.status, text, isStream)
  }
  return server
}

const contextOf = (machines: Machines, token: string | null): Context => ({
  machines,
  token: token === null || token === worker.token ? null : hashToken(token),
  isWorker: token === worker.token,
  ip: '192.0.2.9',
  userAgent: 'the suites',
  requestId: 'a-request-of-the-suites',
  idempotencyKeys: [],
})

/** An event of a stream, with its name where it is not the usual one. */
type StreamEvent = { name: string; data: string }

const eventsOf = (text: string): StreamEvent[] =>
  text.split('\n\n').flatMap((block) => {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
    const data = field('data')
    return data === undefined ? [] : [{ name: field('event') ?? 'message', data }]
  })

/** What a stream says until its first word of substance; then the reader leaves. */
async function firstEvents(response: Response, ended: AbortController): Promise<string> {
  let text = ''
  const decoder = new TextDecoder()
  try {
    for await (const chunk of response.body as ReadableStream<Uint8Array>) {
      text += decoder.decode(chunk, { stream: true })
      if (text.endsWith('\n\n') && eventsOf(text).some(({ name }) => name !== 'connected' && name !== 'ping')) break
    }
  } finally {
    ended.abort()
  }
  return text
}

type Wire = Parameters<typeof superjson.deserialize>[0]

function read(status: number, text: string, isStream: boolean): Answer {
  if (!isStream) {
    const body = JSON.parse(text) as { result: { data: Wire } } & { error: Wire }
    if (status === 200) return { status, text, data: superjson.deserialize(body.result.data), error: null }
    return { status, text, data: undefined, error: superjson.deserialize(body.error) }
  }
  const event = eventsOf(text).find(({ name }) => name !== 'connected' && name !== 'ping')
  const told =
    event === undefined || event.data === '' ? undefined : superjson.deserialize(JSON.parse(event.data) as Wire)
  if (event?.name !== 'serialized-error') return { status, text, data: told, error: null }
  const error = told as NonNullable<Answer['error']>
  return { status: error.data.httpStatus, text, data: undefined, error }
}
