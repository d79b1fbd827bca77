import { describe, expect, test } from 'vitest'
import { aWorld } from '../testing/world.ts'
import { Listener, type News } from './listener.ts'
import { aQueue } from './testing/queue.ts'

const world = aWorld()
const q = aQueue(world)

const cutListeners = () =>
  q.admin(
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'stemma listen' and datname = current_database()`,
  )

/** The news of a listener, one by one. */
function newsOf(listener: Listener) {
  const heard: News[] = []
  let wake = () => {}
  const forget = listener.subscribe((news) => {
    heard.push(news)
    wake()
  })
  const next = async (): Promise<News> => {
    while (heard.length === 0) await new Promise<void>((resolve) => (wake = resolve))
    return heard.shift()!
  }
  return { next, forget }
}

describe('the listener', () => {
  test('hears what happens to jobs, and says when some of it may have been missed', async () => {
    const ada = await world.aPerson()
    const listener = new Listener(world.apiUrl)
    const { next } = newsOf(listener)
    expect(await next()).toBe('gap')
    expect(listener.hears).toBe(true)
    const first = await q.enqueue(ada)
    expect(await next()).toEqual({ jobId: first, kind: 'queued' })
    await cutListeners()
    expect(await next()).toBe('gap')
    const second = await q.enqueue(ada)
    expect(await next()).toEqual({ jobId: second, kind: 'queued' })
    await listener.close()
    expect(listener.hears).toBe(false)
    await q.admin('delete from jobs.jobs')
    expect(await q.claim()).toBeUndefined()
  })

  test('that cannot connect keeps trying and keeps nobody from ending', async () => {
    const listener = new Listener('postgres://nobody@127.0.0.1:1/none')
    listener.subscribe(() => {})
    expect(listener.hears).toBe(false)
    await listener.close()
  })
})

describe('a claim', () => {
  const wait = 25_000

  test('waits for a job, also while the listening connection is lost', async () => {
    const ada = await world.aPerson()
    for (const cut of [false, true]) {
      const claiming = q.claim(wait)
      if (cut) await cutListeners()
      const id = await q.enqueue(ada)
      expect(await claiming).toMatchObject({ jobId: id })
      await q.queue.fail(id, 1, 'render_failed', false)
    }
  })

  test('takes a job whose pause is over, though nobody says so', async () => {
    const id = await q.enqueue(await world.aPerson())
    await q.claim()
    await q.queue.fail(id, 1, 'reading_unavailable', true)
    expect(await q.claim(wait)).toMatchObject({ jobId: id, attempt: 2 })
    await q.queue.fail(id, 2, 'render_failed', false)
  })

  test('gives a job to one of those who wait', async () => {
    const ada = await world.aPerson()
    const waiting = [q.claim(wait), q.claim(wait), q.claim(wait)]
    const ids = [await q.enqueue(ada), await q.enqueue(ada), await q.enqueue(ada)]
    const claims = await Promise.all(waiting)
    expect(claims.map(({ jobId }) => jobId).sort()).toEqual(ids.sort())
    for (const { jobId } of claims) await q.queue.fail(jobId, 1, 'render_failed', false)
  })

  test('ends with its signal, and takes nothing with it', async () => {
    const leaving = new AbortController()
    const claiming = q.queue.claim(['sounds.generate'], { signal: leaving.signal })
    leaving.abort()
    expect(await claiming).toBeUndefined()
    const id = await q.enqueue(await world.aPerson())
    expect(await q.claim()).toMatchObject({ jobId: id })
    await q.queue.fail(id, 1, 'render_failed', false)
  })
})

describe('following a job', () => {
  test('looks at once, and again whenever something happened to it', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    const leaving = new AbortController()
    const kinds = async () => q.events(ada, id)
    const looks = q.queue.follow(id, leaving.signal)
    await looks.next()
    expect(await kinds()).toEqual(['queued'])
    const claim = await q.claim()
    while (!(await kinds()).includes('started')) await looks.next()
    await q.queue.complete(id, 1, await q.result(claim))
    while (!(await kinds()).includes('ready')) await looks.next()
    leaving.abort()
    expect(await looks.next()).toMatchObject({ done: true })
  })
})
