import type { Context } from 'hono'
import { DomainError } from '@stemma/domain'
import type { App } from '../context.ts'
import { parseRange } from '../range.ts'

/** Bytes the caller was found to be allowed to have; `size` in bytes. */
export type Sendable = { sha256: string; size: number; mediaType: string }

/** Sends a blob as the request asks for it: whole, a range of it, or not again (RFC 9110, sections 13 and 14). `also` wins over its own headers. */
export async function sendBlob(
  c: Context<App>,
  { sha256, size, mediaType }: Sendable,
  also: Record<string, string> = {},
): Promise<Response> {
  const etag = `"${sha256}"`
  const headers = {
    etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=31536000, immutable',
    'content-type': mediaType,
    'content-disposition': 'inline',
    ...also,
  }
  const known = c.req.header('if-none-match')?.split(',') ?? []
  if (known.some((tag) => [etag, '*'].includes(tag.trim()))) return c.body(null, 304, headers)

  const conditional = c.req.header('if-range')
  const range = conditional === undefined || conditional === etag ? parseRange(c.req.header('range'), size) : undefined
  const part = range ?? { start: 0, end: size - 1 }
  const answer = {
    ...headers,
    'content-length': String(part.end - part.start + 1),
    ...(range ? { 'content-range': `bytes ${range.start}-${range.end}/${size}` } : {}),
  }
  if (c.req.method === 'HEAD') return c.body(null, range ? 206 : 200, answer)
  const stored = await c.var.house.machines.blobs.read(sha256, range)
  if (!stored) throw new DomainError('blob_missing')
  return c.body(stored.stream, range ? 206 : 200, answer)
}
