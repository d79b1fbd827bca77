import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sql } from '../shared/sql.ts'
import { aWorld } from '../testing/world.ts'
import { inWork } from '../work.ts'
import { aQueue } from './testing/queue.ts'

const world = aWorld()
const q = aQueue(world)
const payload = { v: 1, generationId: randomUUID() as never } as const
const forget = sql`select jobs.forget_expired()`

test('many jobs that can wait come after those that cannot, also after later ones', async () => {
  const ada = await world.aPerson()
  const many = Array.from({ length: 3 }, () => ({
    payload: { ...payload, generationId: randomUUID() as never },
    subjectId: null,
  }))
  const waiting = await world.as(ada, (work) => q.queue.enqueueMany(work, 'sounds.generate', many, { canWait: true }))
  expect(await q.events(ada, waiting[1]!)).toEqual(['queued'])
  const later = [await q.enqueue(ada), await q.enqueue(ada)]
  const claims = []
  for (let claim = await q.claim(); claim; claim = await q.claim()) claims.push(claim)
  expect(claims.map(({ jobId }) => jobId)).toEqual([...later, ...waiting])
  expect(claims.at(-1)!.payload).toEqual(many[2]!.payload)
  for (const { jobId } of claims) await q.queue.fail(jobId, 1, 'render_failed', false)
})

describe('a job', () => {
  test('is queued with the rows it concerns, or not at all', async () => {
    const ada = await world.aPerson()
    let lost = ''
    const undone = world.as(ada, async (work) => {
      lost = await q.queue.enqueue(work, 'sounds.generate', payload)
      throw new Error('on purpose')
    })
    await expect(undone).rejects.toThrow('on purpose')
    expect(
      await q.admin('select id from pgboss.job where id = $1 union all select id from jobs.jobs where id = $1', [lost]),
    ).toEqual([])
    expect(await q.claim()).toBeUndefined()

    const id = await q.enqueue(ada)
    expect(await q.admin('select data from pgboss.job where id = $1', [id])).toMatchObject([{ data: { v: 1 } }])
    expect(await q.events(ada, id)).toEqual(['queued'])
    const claim = await q.claim()
    expect(claim).toMatchObject({
      jobId: id,
      attempt: 1,
      name: 'sounds.generate',
      input: { prompt: 'one that squeaks' },
    })
    expect(await q.claim()).toBeUndefined()
    await q.queue.complete(id, 1, await q.result(claim))
    expect(await q.events(ada, id)).toEqual(['queued', 'started', 'ready'])
    expect(await world.as(ada, (work) => work.jobs.get(id))).toMatchObject({
      state: 'done',
      attempt: 1,
      progress: 100,
      isOver: true,
    })
  })

  test('takes effect once, though its end is told twice, one after the other or at once', async () => {
    const ada = await world.aPerson()
    for (const atOnce of [false, true]) {
      await q.enqueue(ada)
      const claim = await q.claim()
      const result = await q.result(claim)
      const tell = () => q.queue.complete(claim.jobId, claim.attempt, result)
      if (atOnce) await Promise.all([tell(), tell(), tell()])
      else for (let times = 0; times < 3; times++) await tell()
    }
    expect(await q.counts(ada)).toEqual({ done: 2 })
  })

  test('tells its progress to those who ask for what came after an event', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    await q.claim()
    await q.queue.progress(id, 1, { kind: 'progress', percent: 40 })
    const events = await world.as(ada, (work) => work.jobEvents.after(id, 0))
    expect(events.map(({ kind, data }) => ({ kind, data }))).toEqual([
      { kind: 'queued', data: {} },
      { kind: 'started', data: { attempt: 1 } },
      { kind: 'progress', data: { percent: 40 } },
    ])
    expect(await world.as(ada, (work) => work.jobEvents.after(id, events[1]!.id))).toEqual([events[2]])
    expect(await world.as(await world.aPerson(), (work) => work.jobEvents.after(id, 0))).toEqual([])
    expect(await world.as(ada, (work) => work.jobs.unfinished())).toMatchObject([{ id, state: 'active', progress: 40 }])
    await expect(q.queue.progress(id, 1, { kind: 'progress', percent: 400 })).rejects.toMatchObject({
      code: 'input_invalid',
    })
    await q.queue.fail(id, 1, 'render_failed', false)
  })

  test('changes nothing when its effect fails, and can be told again', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    const result = await q.result(await q.claim())
    const unsent = { ...result, audio: { sha256: 'f'.repeat(64) as never, size: 1 } }
    await expect(q.queue.complete(id, 1, unsent)).rejects.toMatchObject({ code: 'blob_missing' })
    expect(await q.counts(ada)).toEqual({})
    await q.queue.complete(id, 1, result)
    expect(await q.counts(ada)).toEqual({ done: 1 })
  })

  test('that has lost its purpose ends when it is taken, and the next one is given out', async () => {
    const ada = await world.aPerson()
    const gone = await q.enqueue(ada, `00000000-0000-4000-8000-${'0'.repeat(12)}`)
    const id = await q.enqueue(ada)
    expect(await q.claim()).toMatchObject({ jobId: id })
    expect(await q.events(ada, gone)).toEqual(['queued', 'started', 'failed'])
    expect(await q.counts(ada)).toEqual({ not_found: 1 })
    await q.queue.fail(id, 1, 'render_failed', false)
  })

  test('whose payload no version reads any more ends, and touches nothing', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    await q.admin(`update pgboss.job set data = '{"v":99}' where id = $1`, [id])
    expect(await q.claim()).toBeUndefined()
    expect(await world.as(ada, (work) => work.jobs.get(id))).toMatchObject({
      state: 'failed',
      errorCode: 'job_outdated',
    })
    expect(await q.counts(ada)).toEqual({})
  })

  test('of one kind is not held up by many of another', async () => {
    const ada = await world.aPerson()
    for (let many = 0; many < 3; many++) await q.enqueue(ada)
    const render = await world.as(ada, (work) => q.queue.enqueue(work, 'sounds.render', payload))
    const names = ['sounds.generate', 'sounds.render'] as const
    const two = []
    for (let times = 0; times < 2; times++) {
      two.push(await q.queue.claim(names, { signal: new AbortController().signal, waitMilliseconds: 0 }))
    }
    expect(two.map((claim) => claim?.jobId)).toContain(render)
    await q.admin('delete from pgboss.job')
  })

  test('of an erased person leaves the queue', async () => {
    const ada = await world.aPerson()
    const [waiting, running] = [await q.enqueue(ada), await q.enqueue(ada)]
    const claim = await q.claim()
    const result = await q.result(claim)
    await q.admin('delete from identity.users where id = $1', [ada])
    await expect(q.queue.complete(claim.jobId, 1, result)).rejects.toMatchObject({ code: 'job_lost' })
    expect(await q.claim()).toBeUndefined()
    await world.as(null, (work) => work.rows(forget))
    expect(await q.admin('select id from pgboss.job where id in ($1, $2)', [waiting, running])).toEqual([])
  })

  test('carries the id of the request that asked for it', async () => {
    const ada = await world.aPerson()
    const origin = { ip: null, userAgent: null, requestId: 'click-1' }
    const id = await inWork(
      world.orm,
      { user: ada },
      (work) => q.queue.enqueue(work, 'sounds.generate', payload),
      origin,
    )
    expect(await q.claim()).toMatchObject({ jobId: id, requestId: 'click-1' })
    await q.queue.fail(id, 1, 'render_failed', false)
  })
})
