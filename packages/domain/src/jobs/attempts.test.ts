import { describe, expect, test } from 'vitest'
import { aWorld } from '../testing/world.ts'
import { aQueue } from './testing/queue.ts'

const world = aWorld()
const q = aQueue(world)

const lateness = {
  'its worker falls silent': `heartbeat_on = heartbeat_on - interval '11 s'`,
  'it outlives its time': `started_on = started_on - interval '121 s'`,
}

describe('an attempt', () => {
  test.each(Object.entries(lateness))('is another’s when %s; the first cannot say anything more', async (_, change) => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    const first = await q.claim()
    const result = await q.result(first)
    expect(await q.lapse()).toBe(0)
    await q.admin(`update pgboss.job set ${change} where id = $1`, [id])
    expect(await q.lapse()).toBe(1)
    expect(await world.as(ada, (work) => work.jobs.get(id))).toMatchObject({ state: 'queued' })
    const lost = { code: 'job_lost' }
    await expect(q.queue.complete(id, 1, result)).rejects.toMatchObject(lost)
    await q.hurry()
    const second = await q.claim()
    expect(second).toMatchObject({ jobId: id, attempt: 2 })
    await expect(q.queue.complete(id, 1, result)).rejects.toMatchObject(lost)
    await expect(q.queue.touch(id, 1)).rejects.toMatchObject(lost)
    await expect(q.queue.progress(id, 1, { kind: 'progress', percent: 1 })).rejects.toMatchObject(lost)
    await expect(q.queue.fail(id, 1, 'render_failed', false)).rejects.toMatchObject(lost)
    await expect(q.queue.giveBack(id, 1)).rejects.toMatchObject(lost)
    await q.queue.complete(id, 2, await q.result(second))
    await expect(q.queue.complete(id, 1, result)).rejects.toMatchObject(lost)
    expect(await q.counts(ada)).toEqual({ done: 1 })
    expect(await q.events(ada, id)).toEqual(['queued', 'started', 'retrying', 'started', 'ready'])
  })

  test('that says something stays, however long ago it began to be silent', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    await q.claim()
    await q.admin(`update pgboss.job set heartbeat_on = heartbeat_on - interval '11 s' where id = $1`, [id])
    await q.queue.touch(id, 1)
    expect(await q.lapse()).toBe(0)
    await q.queue.fail(id, 1, 'render_failed', false)
  })

  test('follows a failure that may pass, until there were three; then the owner is told', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    for (let attempt = 1; attempt <= 3; attempt++) {
      await q.hurry()
      expect(await q.claim()).toMatchObject({ jobId: id, attempt })
      await q.queue.fail(id, attempt, 'reading_unavailable', true)
      await q.queue.fail(id, attempt, 'reading_unavailable', true)
    }
    await q.hurry()
    expect(await q.claim()).toBeUndefined()
    expect(await q.events(ada, id)).toEqual([
      'queued',
      'started',
      'retrying',
      'started',
      'retrying',
      'started',
      'failed',
    ])
    expect(await q.counts(ada)).toEqual({ reading_unavailable: 1 })
    expect(await world.as(ada, (work) => work.jobs.get(id))).toMatchObject({
      state: 'failed',
      errorCode: 'reading_unavailable',
    })
  })

  test('that ended three times in silence is given up', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    for (let attempt = 1; attempt <= 3; attempt++) {
      await q.hurry()
      await q.claim()
      await q.admin(`update pgboss.job set heartbeat_on = heartbeat_on - interval '11 s' where id = $1`, [id])
      await q.lapse()
    }
    expect(await q.counts(ada)).toEqual({ job_given_up: 1 })
    expect((await q.events(ada, id)).at(-1)).toBe('failed')
    expect(await q.lapse()).toBe(0)
  })

  test('is not repeated after a failure that will not pass', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    const result = await q.result(await q.claim())
    await q.queue.fail(id, 1, 'render_failed', false)
    await q.hurry()
    expect(await q.claim()).toBeUndefined()
    expect(await q.events(ada, id)).toEqual(['queued', 'started', 'failed'])
    await expect(q.queue.complete(id, 1, result)).rejects.toMatchObject({ code: 'job_lost' })
  })

  test('handed back counts for nothing and is given out at once', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(await q.claim()).toMatchObject({ jobId: id, attempt })
      await q.queue.giveBack(id, attempt)
    }
    const claim = await q.claim()
    await q.queue.complete(id, 6, await q.result(claim))
    expect(await q.counts(ada)).toEqual({ done: 1 })
  })

  test('is told to the owner also where the queue ended or lost the job by itself', async () => {
    const ada = await world.aPerson()
    const [failed, lost] = [await q.enqueue(ada), await q.enqueue(ada)]
    await q.admin(`update pgboss.job set state = 'failed', completed_on = now() where id = $1`, [failed])
    await q.admin('delete from pgboss.job where id = $1', [lost])
    expect(await q.lapse()).toBe(2)
    for (const id of [failed, lost]) expect(await q.events(ada, id)).toEqual(['queued', 'failed'])
    expect(await q.counts(ada)).toEqual({ job_given_up: 1 }) // what the lost one was about is lost with it
  })
})

describe('cancelling', () => {
  test.each(['queued', 'active'])('a job that is %s ends it for good', async (state) => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    const result = state === 'active' ? await q.result(await q.claim()) : undefined
    expect(await world.as(ada, (work) => q.queue.cancel(work, id))).toBe(true)
    expect(await world.as(ada, (work) => q.queue.cancel(work, id))).toBe(false)
    if (result) await expect(q.queue.complete(id, 1, result)).rejects.toMatchObject({ code: 'job_lost' })
    if (result) await expect(q.queue.touch(id, 1)).rejects.toMatchObject({ code: 'job_lost' })
    expect(await q.claim()).toBeUndefined()
    expect(await q.lapse()).toBe(0)
    expect((await q.events(ada, id)).at(-1)).toBe('cancelled')
    expect(await q.counts(ada)).toEqual({ job_cancelled: 1 })
  })

  test('another’s job is cancelling none', async () => {
    const [ada, bob] = [await world.aPerson(), await world.aPerson()]
    const id = await q.enqueue(ada)
    await expect(world.as(bob, (work) => q.queue.cancel(work, id))).rejects.toMatchObject({ code: 'not_found' })
    expect(await q.claim()).toMatchObject({ jobId: id })
    await q.queue.fail(id, 1, 'render_failed', false)
  })

  test('and completing at once: one of them is true, never both', async () => {
    const ada = await world.aPerson()
    for (let times = 0; times < 6; times++) {
      const id = await q.enqueue(ada)
      const claim = await q.claim()
      const result = await q.result(claim)
      const [completed, cancelled] = await Promise.allSettled([
        q.queue.complete(id, 1, result),
        world.as(ada, (work) => q.queue.cancel(work, id)),
      ])
      const wasCancelled = cancelled.status === 'fulfilled' && cancelled.value
      expect(completed.status === 'fulfilled').toBe(!wasCancelled)
    }
    const { done = 0, job_cancelled = 0 } = await q.counts(ada)
    expect(done + job_cancelled).toBe(6)
  })
})
