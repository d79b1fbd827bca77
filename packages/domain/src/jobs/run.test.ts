import { describe, expect, test } from 'vitest'
import { aWorld } from '../testing/world.ts'
import { runServerJobs } from './run.ts'
import { schedules } from './queues.ts'
import { aQueue } from './testing/queue.ts'

const world = aWorld()
const q = aQueue(world)
const fail = (error: unknown) => {
  throw error
}

describe('the server’s own work', () => {
  test('is scheduled once, done when it is due, and gives lapsed jobs to others', async () => {
    const ada = await world.aPerson()
    const id = await q.enqueue(ada)
    await q.claim()
    await q.admin(`update pgboss.job set heartbeat_on = heartbeat_on - interval '11 s' where id = $1`, [id])
    await q.admin(`insert into pgboss.job (name, data) values ('storage.sweep', null)`)
    const done = Promise.withResolvers<void>()
    const nothing = async () => {}
    const jobs = {
      'library.scrobble': nothing,
      'storage.sweep': async () => done.resolve(),
      'workspace.retention': nothing,
    }
    const stops = [await runServerJobs(q.queue, jobs, fail), await runServerJobs(q.queue, jobs, fail)]
    await done.promise
    expect(await q.claim(25_000)).toMatchObject({ jobId: id, attempt: 2 })
    expect(await q.admin('select name, cron from pgboss.schedule order by name')).toEqual(
      Object.entries(schedules).map(([name, cron]) => ({ name, cron })),
    )
    for (const stop of stops) await stop()
    await q.queue.fail(id, 2, 'render_failed', false)
  })

  test('is told to stop when the server stops', async () => {
    await q.admin(`insert into pgboss.job (name, data) values ('storage.sweep', null)`)
    const [begun, ended] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const stop = await runServerJobs(
      q.queue,
      {
        'storage.sweep': (signal) => {
          begun.resolve()
          return new Promise((resolve) =>
            signal.addEventListener('abort', () => {
              ended.resolve()
              resolve()
            }),
          )
        },
      },
      fail,
    )
    await begun.promise
    await Promise.all([stop(), ended.promise])
  })
})
