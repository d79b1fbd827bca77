import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { inWork } from '@stemma/domain'
import { hashToken, resetPasswordOf, setActive } from '@stemma/domain/identity'
import type { EventSeen } from '@stemma/domain/jobs'
import { engines, protocol } from '@stemma/domain/jobs/pure'
import type { FullWorld } from '@stemma/domain/testing/full-world'
import { describe, expect, test } from 'vitest'
import type { Context } from '../context.ts'
import { appRouter } from '../root.ts'
import { aServer } from '../testing/server.ts'
import { aService, sqlAsDefiner, withoutKeys } from '../testing/worlds.ts'

const server = aServer()

const callerOf = (token: string | null, isWorker = false) =>
  appRouter.createCaller({
    machines: server.machines,
    token,
    isWorker,
    ip: null,
    userAgent: null,
    requestId: 'a-request',
    idempotencyKeys: [],
  } satisfies Context)
const as = (world: FullWorld) => callerOf(hashToken(world.secrets.session)).jobs
const worker = () => callerOf(null, true).jobs.worker

const fitness = { protocol, engines: [...engines] }
const claimOf = async () => (await worker().claim({ ...fitness, names: ['sounds.generate'], waitMilliseconds: 0 }))!

/** A person and a job of theirs, the only one there is to claim. */
async function aJob(reader: string | null = 'rules/v1') {
  const ada = await server.aWorld()
  await server.client.query('delete from pgboss.job')
  await sqlAsDefiner(server, 'delete from jobs.jobs')
  const generationId = ada.rows['sounds.generations']![0]!['id'] as string
  await sqlAsDefiner(server, `update sounds.generations set reader = $2, state = 'reading' where id = $1`, [
    generationId,
    reader,
  ])
  const id = await inWork(server.machines.orm, { user: ada.id }, (work) =>
    server.machines.queue.enqueue(work, 'sounds.generate', { v: 1, generationId: generationId as never }),
  )
  return { ada, id: id as never, jobId: id as never }
}

/** Where there is no wire between, an event is told as tRPC keeps it: a tuple, whatever its type says. */
const told = async (world: FullWorld, id: never, lastEventId: string | null = null) =>
  (await as(world).follow({ id, lastEventId })) as unknown as AsyncIterable<readonly [id: string, event: EventSeen]>

/** The kinds of the events that `follow` tells, and the id of the last. */
async function follow(
  world: FullWorld,
  id: never,
  lastEventId?: string,
): Promise<{ kinds: string[]; last: string | undefined }> {
  const kinds: string[] = []
  let last: string | undefined
  for await (const [eventId, event] of await told(world, id, lastEventId)) {
    kinds.push(event.kind)
    last = eventId
  }
  return { kinds, last }
}

describe('following a job', () => {
  test('tells what happened and what happens, and ends with the job', async () => {
    const { ada, id, jobId } = await aJob()
    const events = (await told(ada, id))[Symbol.asyncIterator]()
    const next = async () => {
      const step = await events.next()
      return step.done ? 'end' : step.value[1].kind
    }
    expect(await next()).toBe('queued')
    await claimOf()
    expect(await next()).toBe('started')
    await worker().progress({ jobId, attempt: 1, name: 'sounds.generate', progress: { kind: 'progress', percent: 50 } })
    expect(await next()).toBe('progress')
    await worker().fail({ jobId, attempt: 1, code: 'render_failed', retryable: false })
    expect(await next()).toBe('failed')
    expect(await next()).toBe('end')
  })

  test('goes on after the event a reader saw last', async () => {
    const { ada, id, jobId } = await aJob()
    await claimOf()
    const { rows } = await server.client.query<{ id: string }>(
      'select id from jobs.events where job_id = $1 order by id',
      [jobId],
    )
    await worker().fail({ jobId, attempt: 1, code: 'render_failed', retryable: false })
    expect(await follow(ada, id)).toMatchObject({ kinds: ['queued', 'started', 'failed'] })
    const { kinds, last } = await follow(ada, id, rows[1]!.id)
    expect(kinds).toEqual(['failed'])
    expect(await follow(ada, id, last)).toEqual({ kinds: [], last: undefined })
  })

  describe('ends at once, though nothing happens to the job,', () => {
    const own = (world: FullWorld) => callerOf(hashToken(world.secrets.session)).identity
    const nameOf = async (world: FullWorld) => (await own(world).me()).username
    const cases: Record<string, (ada: FullWorld) => Promise<unknown>> = {
      'for who is suspended': async (ada) => setActive(server.owner, await nameOf(ada), false),
      'for who is given a new password': async (ada) =>
        resetPasswordOf(server.owner, await nameOf(ada), 'four and twenty blackbirds'),
      'on a device that is logged out': async (ada) => {
        const { id } = (await own(ada).sessions()).find(({ isThis }) => isThis)!
        await own(ada).revokeSession({ id })
      },
    }
    test.each(Object.entries(cases))('%s', async (_, endIt) => {
      const { ada, id } = await aJob()
      const events = (await told(ada, id))[Symbol.asyncIterator]()
      await events.next()
      const ended = events.next().then(
        () => 'went on',
        (error: unknown) => ({ error, at: performance.now() }),
      )
      await setTimeout(200) // so that the stream waits
      await endIt(ada)
      const done = performance.now()
      const { error, at } = (await ended) as { error: unknown; at: number }
      expect(error).toMatchObject({ code: 'UNAUTHORIZED' })
      expect(at - done).toBeLessThan(1000)
    })
  })

  test('is not for others', async () => {
    const { id } = await aJob()
    await expect(follow(await server.aWorld(), id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(follow(await server.aWorld(), randomUUID() as never)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('one’s own work under way is listed, seen and cancelled', async () => {
  const { ada, id, jobId } = await aJob()
  expect(await as(ada).active()).toMatchObject([{ id, state: 'queued', name: 'sounds.generate' }])
  expect(await as(ada).active({ names: ['sounds.render'] })).toEqual([])
  await claimOf()
  expect(await as(ada).get({ id })).toMatchObject({ state: 'active', attempt: 1 })
  expect(await as(ada).cancel({ id })).toEqual({ cancelled: true })
  expect(await as(ada).cancel({ id })).toEqual({ cancelled: false })
  expect(await as(ada).active()).toEqual([])
  await expect(worker().touch({ jobId, attempt: 1 })).rejects.toMatchObject({ cause: { code: 'job_lost' } })
})

test('a service ends what it may change, and nothing else', async () => {
  const { ada, id } = await aJob()
  const service = async (...scopes: string[]) => {
    const { token } = await aService(server, ada, scopes)
    return callerOf(hashToken(token!)).jobs
  }
  const reading = await service('jobs:read', 'library:write', 'sounds:read')
  await expect(reading.cancel({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await (await service('jobs:read', 'sounds:write')).cancel({ id })).toEqual({ cancelled: true })
})

describe('a worker', () => {
  test.each([
    ['of another protocol', { protocol: protocol + 1, engines: [...engines] }],
    ['without an engine', { protocol, engines: engines.slice(1) }],
  ])('%s is given no work', async (_, told) => {
    const refused = { cause: { code: 'worker_incompatible' } }
    await expect(worker().hello(told)).rejects.toMatchObject(refused)
    await expect(worker().claim({ ...told, names: ['sounds.generate'] })).rejects.toMatchObject(refused)
    expect(await worker().hello(fitness)).toEqual({ protocol })
  })

  test('is told nothing when there is no work', async () => {
    await aJob()
    await claimOf()
    expect(await claimOf()).toBeNull()
  })

  test('has a prompt read by the server’s language model, for jobs that ask for it', async () => {
    const { ada, jobId } = await aJob('a/model')
    await withoutKeys(server, ada.id)
    const { input } = await claimOf()
    const read = () => worker().readPrompt({ jobId, attempt: 1 })
    await expect(read()).rejects.toMatchObject({ cause: { code: 'reader_missing' } })
    const parameters = { duration: 2, wetness: 1, pitch: 9, type: 'squeaker' as const }
    const asked: string[] = []
    server.machines.reader = {
      engine: 'a/model',
      read: async (prompt) => {
        asked.push(prompt)
        return { parameters, confidence: 0.8, why: 'it squeaks', engine: 'a/model', inputTokens: 1, outputTokens: 1 }
      },
    }
    expect(await read()).toEqual({ parameters, confidence: 0.8, why: 'it squeaks', reader: 'a/model' })
    expect(asked).toEqual([(input as { prompt: string }).prompt])
    server.machines.reader = undefined
  })

  test('has none read that the rules are to read', async () => {
    const { jobId } = await aJob()
    await claimOf()
    await expect(worker().readPrompt({ jobId, attempt: 1 })).rejects.toMatchObject({ cause: { code: 'not_allowed' } })
  })
})
