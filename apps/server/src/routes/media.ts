import { Hono } from 'hono'
import { DomainError, once, sql } from '@stemma/domain'
import { mayReadTrack } from '@stemma/domain/library'
import { mayReadSound } from '@stemma/domain/sounds'
import { shareToken } from '@stemma/domain/sounds/input'
import { sha256 } from '@stemma/domain/storage/input'
import { contextOf, type App } from '../context.ts'
import { sendBlob } from './send-blob.ts'

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
    sql`select b.media_type, b.size from storage.describe(${hash}) b where (${mayReadSound(hash, via ?? null)}) or (${mayReadTrack(hash, via ?? null)})`,
  )
  if (!blob) throw new DomainError('not_found', { thing: 'audio' })
  return sendBlob(c, { sha256: hash, size: Number(blob.size), mediaType: blob.media_type })
})
