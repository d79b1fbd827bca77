import { Hono } from 'hono'
import { z } from 'zod'
import { DomainError, once, sql } from '@stemma/domain'
import { mayReadTrack, renditionOf } from '@stemma/domain/library'
import { mayReadSound } from '@stemma/domain/sounds'
import { shareToken } from '@stemma/domain/sounds/input'
import { sha256 } from '@stemma/domain/storage/input'
import { contextOf, type App } from '../context.ts'
import { sendBlob } from './send-blob.ts'

type Readable = { sha256: string; media_type: string; size: string }

const pixels = z.coerce.number().int().min(1).max(10_000).optional()

/** Asked after every time. */
export const changing = { 'cache-control': 'private, no-cache' }

/**
 * Bytes by their hash. The hash grants nothing: a row that refers to the blob, and that the caller may see, does.
 * `via` is a share's token, for those without an account. `size` asks of a picture for no more than has so many pixels a side.
 */
export const media = new Hono<App>().on(['GET', 'HEAD'], '/media/:sha256', async (c) => {
  const hash = sha256.parse(c.req.param('sha256'))
  const via = shareToken.optional().parse(c.req.query('via'))
  const side = pixels.parse(c.req.query('size')) ?? null
  const { machines, token } = contextOf(c)
  const [blob] = await once<Readable>(
    machines.orm,
    { token, level: 'anyone', scope: null },
    sql`select coalesce(s.sha256, ${hash}) as sha256, coalesce(s.media_type, b.media_type) as media_type, coalesce(s.size, b.size) as size
      from storage.describe(${hash}) b left join (${renditionOf(hash, side)}) s on true where (${mayReadSound(hash, via ?? null)}) or (${mayReadTrack(hash, via ?? null)})`,
  )
  if (!blob) throw new DomainError('not_found', { thing: 'audio' })
  const { sha256: sent, size, media_type: mediaType } = blob
  // What is asked for smaller and is not drawn yet will be.
  return sendBlob(c, { sha256: sent, size: Number(size), mediaType }, side !== null && sent === hash ? changing : {})
})
