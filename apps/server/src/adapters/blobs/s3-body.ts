import { Readable } from 'node:stream'
import { DomainError } from '@stemma/domain'
import type { ByteRange } from '@stemma/domain/storage'

const mostFailures = 3

type Answer = { Body?: unknown; ContentRange?: string | undefined; ContentLength?: number | undefined }

/** The bytes of an answer from `from` on, and the size of the whole blob; an answer that starts elsewhere is refused. */
export const answerOf = ({ Body, ContentRange, ContentLength }: Answer, from = 0): { body: Readable; size: number } => {
  const [, start = 0, size = ContentLength] = /^bytes (\d+)-\d+\/(\d+)$/.exec(ContentRange ?? '') ?? []
  if (Body instanceof Readable && Number(start) === from && size !== undefined)
    return { body: Body, size: Number(size) }
  if (Body instanceof Readable) Body.destroy()
  throw new DomainError('storage_unavailable')
}

/** The bytes from `start` to `end`; a connection that breaks, or stalls under a slow reader, goes on where it ended. */
export const resumed = (
  first: Readable,
  { start, end }: ByteRange,
  reopen: (from: number) => Promise<Readable>,
): ReadableStream<Uint8Array> => {
  let body = first
  let chunks = body[Symbol.asyncIterator]()
  let position = start
  let failures = 0

  const next = async (): Promise<Uint8Array | undefined> => {
    try {
      const { done, value } = (await chunks.next()) as IteratorResult<Uint8Array, undefined>
      const left = end + 1 - position
      if (!done && left > 0) return value.subarray(0, left)
      // Some stores send more than was asked for.
      if (!done) body.destroy()
      if (left <= 0) return undefined
      throw new Error('The store ended its answer early')
    } catch (cause) {
      if (++failures > mostFailures) throw new DomainError('storage_unavailable', {}, { cause })
      body.destroy()
      body = await reopen(position)
      chunks = body[Symbol.asyncIterator]()
      return next()
    }
  }

  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const chunk = await next()
        if (!chunk) return controller.close()
        failures = 0
        position += chunk.byteLength
        controller.enqueue(chunk)
      },
      cancel() {
        body.destroy()
      },
    },
    { highWaterMark: 0 },
  )
}
