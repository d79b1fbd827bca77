import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { DomainError, inWork } from '@stemma/domain'
import { largestSide, readPicture } from '@stemma/domain/library/pure'
import { keepBlob } from '@stemma/domain/storage'
import { contextOf, originOf, type App } from '../context.ts'

/** The largest picture, in bytes. */
const largest = 20 * 1024 * 1024

const limited = bodyLimit({
  maxSize: largest,
  onError: () => {
    throw new DomainError('blob_too_large', { limit: largest })
  },
})

/** Pictures for covers: the bytes come here, and what is done with their digest is said elsewhere. */
export const covers = new Hono<App>().put('/covers', limited, async (c) => {
  const { machines, token } = contextOf(c)
  const caller = { token, level: 'person', scope: 'library:write' } as const
  const user = await inWork(machines.orm, caller, async (work) => work.user, originOf(c)) // before a byte is read
  const bytes = new Uint8Array(await c.req.arrayBuffer())
  const picture = readPicture(bytes)
  if (!picture) throw new DomainError('picture_unsupported', { pixels: largestSide })
  const { mediaType, width, height } = picture
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const blob = { sha256, size: bytes.byteLength, mediaType }
  await keepBlob((record) => inWork(machines.orm, { user }, record, originOf(c)), machines.blobs, bytes, blob)
  return c.json({ sha256, width, height }, 201)
})
