import { Hono } from 'hono'
import { DomainError, once, sql } from '@stemma/domain'
import { mayReadSound } from '@stemma/domain/sounds'
import { shareToken } from '@stemma/domain/sounds/input'
import { sha256 } from '@stemma/domain/storage/input'
import { contextOf, type App } from '../context.ts'
import { parseRange } from '../range.ts'

type Readable = { media_type: string; size: string }

/**
 * Bytes by their hash. The hash grants nothing: a row that refers to the blob, and that the caller may see, does.
 * `via` is a share's token, for those without an account.
 */
export const media = new Hono<App>().on(['GET', 'HEAD'], '/media/:sha256', async (c) => {
  const hash = sha256.parse(c.req.param('sha256'))
  const via = shareToken.optional().parse(c.req.query('via'))
  const { machines, token } = contextOf(c)
  const [blob] = await once<Readable>(
    machines.orm,
    { token, level: 'anyone', scope: null },
    sql`select b.media_type, b.size from storage.describe(${hash}) b where (${mayReadSound(hash, via ?? null)})`,
  )
  if (!blob) throw new DomainError('not_found', { thing: 'audio' })

  const size = Number(blob.size)
  const etag = `"${hash}"`
  const headers = {
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': blob.media_type,
    'content-disposition': 'inline',
  }
  if (
    c.req
      .header('if-none-match')
      ?.split(',')
      .some((tag) => [etag, '*'].includes(tag.trim()))
  )
    return c.body(null, 304, headers)

  const conditional = c.req.header('if-range')
  const range = conditional === undefined || conditional === etag ? parseRange(c.req.header('range'), size) : undefined
  const part = range ?? { start: 0, end: size - 1 }
  const answer = {
    ...headers,
    'content-length': String(part.end - part.start + 1),
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {}),
  }
  if (c.req.method === 'HEAD') return c.body(null, range ? 206 : 200, answer)
  const stored = await machines.blobs.read(hash, range)
  if (!stored) throw new DomainError('blob_missing')
  return c.body(stored.stream, range ? 206 : 200, answer)
})
