import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { encodeWav, render } from '@stemma/audio'
import { inWork } from '@stemma/domain'
import { importPatch } from '@stemma/domain/sounds/pure'
import { describe, expect, test, vi } from 'vitest'
import { aHouse } from './testing/house.ts'

const { house, admin, startWorker, startServer, aPerson, ask, sound, kinds, ending } = aHouse()

describe('a worker', () => {
  test('reads, renders and sends a sound, and tells of it on the way', async () => {
    const worker = await startWorker()
    const ada = await aPerson()
    const { id, jobId } = await ask(ada)
    await ending(ada, jobId)
    expect(await kinds(jobId)).toEqual(['queued', 'started', 'parameters', 'ready'])
    const made = await sound(id)
    expect(made).toMatchObject({
      state: 'ready',
      type: 'squeaker',
      reader: 'rules/v1',
      error_code: null,
      additional_params: { matched: expect.any(Array) as unknown },
    })
    const { duration, wetness, pitch } = made
    const audio = render({
      engine: 'synth/v1',
      seed: 7,
      parameters: { duration: Number(duration), wetness, pitch, type: 'squeaker' } as never,
    })
    const wav = encodeWav(audio, { format: 'pcm16' })
    const digest = String(made['audio_sha256'])
    expect(digest).toBe(createHash('sha256').update(wav).digest('hex'))
    const stored = readFileSync(
      join(house.environment['STEMMA_DATA']!, 'blobs', digest.slice(0, 2), digest.slice(2, 4), digest),
    )
    expect(stored.equals(wav)).toBe(true)
    const held = await admin('select sha256 from storage.holdings where owner_id = $1', [ada])
    expect(new Set(held.map((row) => row['sha256']))).toEqual(new Set([digest, made['peaks_sha256']]))
    expect(await worker.says('"done"')).toContain(`"requestId":"click-${id.slice(0, 8)}"`)
    expect(await worker.end('SIGTERM')).toBe(0)
  })

  test('renders what is given without reading anything', async () => {
    const worker = await startWorker()
    const ada = await aPerson()
    const { id, jobId } = await ask(ada, 'a wet rumble', null)
    await ending(ada, jobId)
    expect(await sound(id)).toMatchObject({ state: 'ready', type: 'classic', reader: null, confidence: null })
    await worker.end('SIGTERM')
  })

  test('reads the knobs of a patch from its sound', async () => {
    const ada = await aPerson()
    const { id, jobId } = await ask(ada, 'a high tone', null)
    const { engine, patch } = importPatch('zzfx(...[,0,1200,,1])')
    await admin('update sounds.generations set engine = $2, additional_params = $3 where id = $1', [
      id,
      engine,
      JSON.stringify({ patch }),
    ])
    const worker = await startWorker()
    await ending(ada, jobId)
    expect(await kinds(jobId)).toEqual(['queued', 'started', 'parameters', 'ready'])
    expect(await sound(id)).toMatchObject({
      state: 'ready',
      duration: '1.10',
      pitch: 9,
      type: 'squeaker',
      reader: null,
    })
    await worker.end('SIGTERM')
  })

  test('says why a sound cannot be made, once and for all', async () => {
    const worker = await startWorker()
    const ada = await aPerson()
    const { id, jobId } = await ask(ada, 'read me', 'anthropic/none') // this server has no model
    await ending(ada, jobId)
    expect(await sound(id)).toMatchObject({ state: 'failed', error_code: 'reader_missing' })
    expect(await kinds(jobId)).toEqual(['queued', 'started', 'failed'])
    await worker.end('SIGTERM')
  })

  test('stops a job that is cancelled, and goes on with the next', async () => {
    const worker = await startWorker({ WORKER_CONCURRENCY: '1' })
    const ada = await aPerson()
    const held = house.proxy.hold('/jobs/blobs/', 'before')
    const { id, jobId } = await ask(ada)
    await held.reached
    await inWork(house.orm, { user: ada }, (work) => house.queue.cancel(work, jobId))
    held.release()
    await worker.says('"lost"')
    expect(await sound(id)).toMatchObject({ state: 'failed', error_code: 'job_cancelled', audio_sha256: null })
    expect((await kinds(jobId)).at(-1)).toBe('cancelled')
    const next = await ask(ada)
    await ending(ada, next.jobId)
    expect(await worker.end('SIGTERM')).toBe(0)
  })

  test('waits for a server that is away, and has its work taken by the one that comes back', async () => {
    const worker = await startWorker()
    const ada = await aPerson()
    const held = house.proxy.hold('jobs.worker.complete', 'before')
    const { id, jobId } = await ask(ada)
    await held.reached
    await house.server.end('SIGKILL')
    held.release()
    house.server = await startServer()
    await ending(ada, jobId)
    expect(await sound(id)).toMatchObject({ state: 'ready' })
    expect((await kinds(jobId)).filter((kind) => kind === 'ready')).toHaveLength(1)
    const next = await ask(ada)
    await ending(ada, next.jobId)
    await worker.end('SIGTERM')
  })

  test('gets its next job though the server has lost its listening connection and its others', async () => {
    const worker = await startWorker()
    const ada = await aPerson()
    await admin(
      `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'stemma_api' and datname = current_database()`,
    )
    // Whoever asks before the pool has noticed is told to try again, and does.
    const { jobId } = await vi.waitFor(() => ask(ada), { timeout: 30_000 })
    await ending(ada, jobId)
    expect((await kinds(jobId)).at(-1)).toBe('ready')
    await worker.end('SIGTERM')
  })
})
