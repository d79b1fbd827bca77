import { describe, expect, test } from 'vitest'
import { isDeep } from './testing/env.ts'
import { aHouse } from './testing/house.ts'

const { house, admin, startWorker, aPerson, ask, sound, kinds, ending, silence } = aHouse()

const moments = {
  'before it tells what it read': [['jobs.worker.progress', 'before']],
  'before it sends anything': [
    ['/jobs/blobs/', 'before'],
    ['/jobs/blobs/', 'before'],
  ],
  'between the two things it sends': [
    ['/jobs/blobs/', 'after'],
    ['/jobs/blobs/', 'before'],
  ],
  'before it tells the result': [['jobs.worker.complete', 'before']],
} as const
// The last moment stands for the others but in the deep run, where a silence also lasts as long as it does in life: 11 s at least.
const tried = Object.entries(moments).slice(isDeep ? 0 : -1)

describe('a worker that is killed', () => {
  test.each(tried)('%s: another makes the sound, once', async (_, places) => {
    const ada = await aPerson()
    const victim = await startWorker({ WORKER_CONCURRENCY: '1' })
    const holds = places.map(([path, place]) => house.proxy.hold(path, place))
    const { id, jobId } = await ask(ada)
    for (const { reached } of holds) await reached
    await victim.end('SIGKILL')
    for (const { drop } of holds) drop()
    expect(await sound(id)).toMatchObject({ audio_sha256: null })
    const heir = await startWorker()
    await silence(jobId)
    await ending(ada, jobId)
    expect(await kinds(jobId)).toEqual(expect.arrayContaining(['retrying', 'ready']))
    expect((await kinds(jobId)).filter((kind) => kind === 'ready')).toHaveLength(1)
    expect(await sound(id)).toMatchObject({ state: 'ready' })
    expect(await admin('select state, attempt from jobs.jobs where id = $1', [jobId])).toEqual([
      { state: 'done', attempt: 2 },
    ])
    await heir.end('SIGTERM')
  })

  test('after the server took the result, its reply being lost: nothing is done again', async () => {
    const ada = await aPerson()
    const victim = await startWorker()
    const held = house.proxy.hold('jobs.worker.complete', 'after')
    const { id, jobId } = await ask(ada)
    await held.reached
    await victim.end('SIGKILL')
    held.release()
    const heir = await startWorker()
    const next = await ask(ada)
    await ending(ada, next.jobId)
    expect(await kinds(jobId)).toEqual(['queued', 'started', 'parameters', 'ready'])
    expect(await sound(id)).toMatchObject({ state: 'ready' })
    await heir.end('SIGTERM')
  })

  test.runIf(isDeep)(
    'is missed though nobody is told of it: the job is another’s once it has been silent',
    async () => {
      const ada = await aPerson()
      const victim = await startWorker({ WORKER_CONCURRENCY: '1' })
      const held = house.proxy.hold('jobs.worker.complete', 'before')
      const { jobId } = await ask(ada)
      await held.reached
      await victim.end('SIGKILL')
      held.drop()
      const heir = await startWorker()
      await ending(ada, jobId)
      expect(await kinds(jobId)).toEqual([
        'queued',
        'started',
        'parameters',
        'retrying',
        'started',
        'parameters',
        'ready',
      ])
      await heir.end('SIGTERM')
    },
  )
})

describe('a worker that is stopped', () => {
  test('with work in flight: it finishes what is quick', async () => {
    const ada = await aPerson()
    const worker = await startWorker({ WORKER_CONCURRENCY: '1' })
    const held = house.proxy.hold('/jobs/blobs/', 'before')
    const { id, jobId } = await ask(ada)
    await held.reached
    const ended = worker.end('SIGTERM')
    await worker.says('stopping')
    held.release()
    expect(await ended).toBe(0)
    expect(await sound(id)).toMatchObject({ state: 'ready' })
    expect(await kinds(jobId)).toEqual(['queued', 'started', 'parameters', 'ready'])
  })

  test('with work that does not end: it hands it back, and another does it at once', async () => {
    const ada = await aPerson()
    const worker = await startWorker({ WORKER_CONCURRENCY: '1' })
    const held = house.proxy.hold('/jobs/blobs/', 'before')
    const { id, jobId } = await ask(ada)
    await held.reached
    expect(await worker.end('SIGTERM')).toBe(0)
    held.release()
    expect(await kinds(jobId)).toEqual(['queued', 'started', 'parameters', 'retrying'])
    const heir = await startWorker()
    await ending(ada, jobId)
    expect(await sound(id)).toMatchObject({ state: 'ready' })
    await heir.end('SIGTERM')
  })

  test('while it waits for work: it takes none with it', async () => {
    const ada = await aPerson()
    const worker = await startWorker()
    expect(await worker.end('SIGTERM')).toBe(0)
    const { jobId } = await ask(ada)
    expect(await kinds(jobId)).toEqual(['queued'])
    const heir = await startWorker()
    await ending(ada, jobId)
    expect(await admin('select attempt from jobs.jobs where id = $1', [jobId])).toEqual([{ attempt: 1 }])
    await heir.end('SIGTERM')
  })
})
