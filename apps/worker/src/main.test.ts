import { describe, expect, test } from 'vitest'
import { aHouse } from './testing/house.ts'
import { run, workerEntry } from './testing/processes.ts'

const { house, token } = aHouse()

describe('a worker that is wrongly configured', () => {
  test.each([
    ['SERVER_URL', { WORKER_TOKEN: 'x'.repeat(40) }, 'SERVER_URL must be a URL like http://127.0.0.1:4000.'],
    ['WORKER_TOKEN', { SERVER_URL: 'http://127.0.0.1:1' }, 'WORKER_TOKEN is missing.'],
    [
      'WORKER_TOKEN',
      { SERVER_URL: 'http://127.0.0.1:1', WORKER_TOKEN: 'short' },
      'WORKER_TOKEN is too short: it is the workerToken of the server’s secrets.',
    ],
    [
      'WORKER_CONCURRENCY',
      { SERVER_URL: 'http://127.0.0.1:1', WORKER_TOKEN: 'x'.repeat(40), WORKER_CONCURRENCY: '99' },
      'WORKER_CONCURRENCY must be at most 16.',
    ],
    [
      'LOG_LEVEL',
      { SERVER_URL: 'http://127.0.0.1:1', WORKER_TOKEN: 'x'.repeat(40), LOG_LEVEL: 'loud' },
      'LOG_LEVEL must be trace, debug, info, warn, error or fatal.',
    ],
  ])('%s: it says so and ends with 78', async (_, env, sentence) => {
    const worker = run(workerEntry, env)
    expect(await worker.ended).toBe(78)
    expect(worker.lines).toEqual([sentence])
  })

  test('with another server’s token: it says so and ends with 78', async () => {
    const worker = run(workerEntry, { SERVER_URL: house.url, WORKER_TOKEN: 'x'.repeat(40) })
    expect(await worker.ended).toBe(78)
    expect(worker.lines.at(-1)).toBe('WORKER_TOKEN is not the one the server knows.')
  })

  test('with a server that is not there: it waits, and ends when it is told to', async () => {
    const worker = run(workerEntry, { SERVER_URL: 'http://127.0.0.1:1', WORKER_TOKEN: token })
    await worker.says('the server does not answer')
    expect(await worker.end('SIGTERM')).toBe(0)
    expect(worker.lines.join()).not.toContain(token)
  })
})
