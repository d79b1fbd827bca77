import { createHash, randomUUID } from 'node:crypto'
import { effects, inWork } from '@stemma/domain'
import { createJobQueue } from '@stemma/domain/jobs'
import { withClient } from '@stemma/testing'
import { describe, expect, test } from 'vitest'
import { aHouse, type Answer } from '../testing/house.ts'

const house = aHouse()
const nobody = () => house.visitor()
const digestOf = (content: string) => createHash('sha256').update(content).digest('hex')
const admin = (text: string, values: unknown[] = []) =>
  withClient(house.adminUrl, async (client) => (await client.query(text, values)).rows as Record<string, unknown>[])

/** A job that was claimed, and whose. */
async function aClaim() {
  const [owner, generationId] = [randomUUID(), randomUUID()]
  await admin(
    `insert into identity.users (id, email, username, password_hash) values ($1, $2 || '@example.org', $2, 'none')`,
    [owner, owner.slice(0, 8)],
  )
  await admin(
    `insert into sounds.generations (id, user_id, prompt, duration, wetness, pitch, type, seed, reader)
    values ($1, $2, 'a', 1, 1, 1, 'wet', 1, 'rules/v1')`,
    [generationId, owner],
  )
  const { orm, queue } = house.house.machines
  await inWork(orm, { user: owner }, (work) =>
    queue.enqueue(work, 'sounds.generate', { v: 1, generationId: generationId as never }),
  )
  const claim = (await queue.claim(['sounds.generate'], { signal: new AbortController().signal, waitMilliseconds: 0 }))!
  return { owner, ...claim }
}

const put = (
  token: string,
  content: string,
  { digest = digestOf(content), ...headers }: Record<string, string> = {},
): Promise<Answer> =>
  nobody().send('PUT', `/jobs/blobs/${digest}`, {
    body: content,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'audio/wav',
      'content-length': String(content.length),
      ...headers,
    },
  })
const stored = async (content: string) => (await house.house.machines.blobs.stat(digestOf(content)))?.size
const failure = (code: string) => ({ error: { code, message: expect.any(String) as string } })

describe('sending a job’s bytes', () => {
  test('keeps them for the job’s owner, once or twice', async () => {
    const { token, owner } = await aClaim()
    for (let times = 0; times < 2; times++) expect((await put(token, 'a sound')).status).toBe(201)
    expect(await stored('a sound')).toBe(7)
    expect(
      await admin(
        'select owner_id, media_type, size from storage.holdings join storage.blobs using (sha256) where sha256 = $1',
        [digestOf('a sound')],
      ),
    ).toEqual([{ owner_id: owner, media_type: 'audio/wav', size: '7' }])
  })

  test.each([
    ['no token', { authorization: '' }, 401, 'log_in_first'],
    ['somebody’s session', { authorization: 'Basic x' }, 401, 'log_in_first'],
    ['a forged token', { authorization: 'Bearer a.1.9999999999.b' }, 401, 'log_in_first'],
    ['another digest', { digest: 'a'.repeat(64) }, 400, 'blob_mismatch'],
    ['no digest', { digest: 'A'.repeat(64) }, 400, 'input_invalid'],
    ['a path for a digest', { digest: '..%2f..%2fetc%2fpasswd' }, 400, 'input_invalid'],
    ['too small a length', { 'content-length': '3' }, 400, 'blob_mismatch'],
    ['too large a length', { 'content-length': '30' }, 400, 'blob_mismatch'],
    ['no length', { 'content-length': '' }, 400, 'input_invalid'],
    ['a negative length', { 'content-length': '-1' }, 400, 'input_invalid'],
    ['more than a blob may hold', { 'content-length': String(2 ** 40) }, 413, 'blob_too_large'],
    ['another type', { 'content-type': 'text/html' }, 400, 'input_invalid'],
  ])('with %s is refused, and nothing is kept', async (what, headers, status, code) => {
    const { token } = await aClaim()
    const answer = await put(token, what, headers)
    expect(answer).toMatchObject({ status, body: failure(code) })
    expect(await stored(what)).toBeUndefined()
  })

  test('is over with the attempt', async () => {
    const { token, jobId, attempt } = await aClaim()
    await house.house.machines.queue.fail(jobId, attempt, 'render_failed', false)
    expect(await put(token, 'too late')).toMatchObject({ status: 409, body: failure('job_lost') })
    expect(await stored('too late')).toBeUndefined()
  })
})

describe('reading what a job works on', () => {
  const read = (token: string, content: string, range?: string) =>
    nobody().get(`/jobs/blobs/${digestOf(content)}`, { authorization: `Bearer ${token}`, ...(range ? { range } : {}) })

  test('gives those blobs, whole or in part', async () => {
    const { machines } = house.house
    const usual = machines.queue
    const reads = async () => [digestOf('work on me')]
    machines.queue = createJobQueue(machines.orm, {
      keys: machines.keys,
      effects: { ...effects, 'sounds.generate': { ...effects['sounds.generate'], reads } },
    })
    const { token } = await aClaim()
    expect(await read(token, 'work on me')).toMatchObject({ status: 404, body: failure('blob_missing') })
    await put(token, 'work on me')
    await put(token, 'not me')
    expect(await read(token, 'work on me')).toMatchObject({ status: 200, text: 'work on me' })
    const part = await read(token, 'work on me', 'bytes=5-6')
    expect(part).toMatchObject({ status: 206, text: 'on' })
    expect(part.headers.get('content-range')).toBe('bytes 5-6/10')
    expect(await read(token, 'work on me', 'bytes=10-')).toMatchObject({ status: 416, body: failure('range_invalid') })
    expect(await read(token, 'not me')).toMatchObject({ status: 404, body: failure('blob_missing') })
    await machines.queue.close()
    machines.queue = usual
  })

  test('gives nothing else, not even what the job itself sent, and nothing without its token', async () => {
    const { token } = await aClaim()
    await put(token, 'mine')
    expect(await read(token, 'mine')).toMatchObject({ status: 404, body: failure('blob_missing') })
    expect(await read('nothing', 'mine')).toMatchObject({ status: 401, body: failure('log_in_first') })
  })
})
