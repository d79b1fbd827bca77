import { Hono, type Context } from 'hono'
import { z } from 'zod'
import { DomainError } from '@stemma/domain'
import { keepBlob } from '@stemma/domain/storage'
import { mediaTypes, sha256 } from '@stemma/domain/storage/input'
import type { App } from '../context.ts'
import { parseRange } from '../range.ts'

/** The largest blob a job may make, in bytes: ten minutes of stereo in 24 bits. */
const largest = 160 * 1024 * 1024

const mediaType = z.enum(mediaTypes, 'content-type must name what a blob may be')
const length = z.coerce.number('content-length is needed').int().min(1, 'content-length must be at least 1')

/** The attempt whose token a request presents. */
const attemptOf = (c: Context<App>) => {
  const [scheme, token = ''] = c.req.header('authorization')?.split(' ') ?? []
  if (scheme?.toLowerCase() !== 'bearer') throw new DomainError('log_in_first')
  return c.var.house.machines.queue.readToken(token)
}

/** Large bytes of jobs, under the token of one attempt: what it makes goes in, what it works on comes out. */
export const jobBlobs = new Hono<App>()
  .put('/jobs/blobs/:sha256', async (c) => {
    const { jobId, attempt } = attemptOf(c)
    const { queue, blobs } = c.var.house.machines
    const asOwner = queue.asOwner.bind(queue, jobId, attempt)
    await asOwner(async () => {}) // before a single byte is read
    const blob = {
      sha256: sha256.parse(c.req.param('sha256')),
      size: length.parse(c.req.header('content-length')),
      mediaType: mediaType.parse(c.req.header('content-type')),
    }
    if (blob.size > largest) throw new DomainError('blob_too_large', { limit: largest })
    const bytes = c.req.raw.body
    if (!bytes) throw new DomainError('blob_mismatch', { reason: 'too few bytes' })
    await keepBlob(async (record) => void (await asOwner(record)), blobs, bytes, blob)
    return c.body(null, 201)
  })
  .get('/jobs/blobs/:sha256', async (c) => {
    const { jobId, attempt } = attemptOf(c)
    const { queue, blobs } = c.var.house.machines
    const hash = sha256.parse(c.req.param('sha256'))
    const readable = await queue.asOwner(jobId, attempt, (work, job) => queue.readable(work, job))
    const found = readable.includes(hash) ? await blobs.stat(hash) : undefined
    if (!found) throw new DomainError('blob_missing')
    const range = parseRange(c.req.header('range'), found.size)
    const part = range ?? { start: 0, end: found.size - 1 }
    const answer = {
      'content-type': 'application/octet-stream',
      'content-length': String(part.end - part.start + 1),
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${found.size}` } : {}),
    }
    if (c.req.method === 'HEAD') return c.body(null, range ? 206 : 200, answer)
    const stored = await blobs.read(hash, range)
    if (!stored) throw new DomainError('blob_missing')
    return c.body(stored.stream, range ? 206 : 200, answer)
  })
