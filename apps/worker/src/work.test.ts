import { describe, expect, test } from 'vitest'
import { aHouse } from './testing/house.ts'

const { house, admin, startWorker, startServer, aPerson, ask, sound, kinds, ending, silence } = aHouse()

describe('a worker', () => {
  test('reads, renders and sends a sound, and tells of it on the way', async () => {
    const worker = await startWorker()
    const ada = await aPerson()
    const { id, jobId } = await ask(ada)
    await ending(ada, jobId)
    expect(await kinds(jobId)).toEqual(['queued', 'started', 'parameters', 'ready'])
    const made = await sound(id)
    expect(made).toMatchObject({ state: 'ready', type: 'squeaker', reader: 'rules/v1', error_code: null })
    expect(made['file_size_bytes']).toBeGreaterThan(10_000)
    const held = await admin('select sha256 from storage.holdings where owner_id = $1', [ada])
    expect(held.map(row => row['sha256']).sort()).toEqual([made['audio_sha256'], made['peaks_sha256']].sort())
    expect(await worker.says('"done"')).toContain(`"requestId":"click-${id.slice(0, 8)}"`)
    expect(await worker.end('SIGTERM')).toBe(0)
  })
})
