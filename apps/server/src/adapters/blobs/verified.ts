import { createHash } from 'node:crypto'
import { DomainError } from '@stemma/domain'
import { blobName } from './names.ts'

/** What was announced about a blob: its digest, and its size in bytes. */
export type Expected = { sha256: string; size: number }

/** Refuses a digest or a size that no blob can have. */
export const checkExpected = ({ sha256, size }: Expected): void => {
  blobName(sha256)
  if (!Number.isSafeInteger(size) || size < 0)
    throw new DomainError('input_invalid', { field: 'size', reason: 'not a number of bytes' })
}

/**
 * The same bytes, chunk by chunk; throws `blob_mismatch` at the first byte too many, and at the end where the size or
 * the SHA-256 is not the announced one. A stream that is not read to its end is cancelled.
 */
export async function* verified(
  bytes: ReadableStream<Uint8Array> | Uint8Array,
  { sha256, size }: Expected,
): AsyncGenerator<Uint8Array, void, void> {
  const hash = createHash('sha256')
  let seen = 0
  for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
    seen += chunk.byteLength
    if (seen > size) throw new DomainError('blob_mismatch', { reason: 'too many bytes' })
    hash.update(chunk)
    yield chunk
  }
  if (seen < size) throw new DomainError('blob_mismatch', { reason: 'too few bytes' })
  if (hash.digest('hex') !== sha256) throw new DomainError('blob_mismatch', { reason: 'another SHA-256' })
}

/** Tells the sender of a stream nobody will read that it may stop. */
export const abandon = async (bytes: ReadableStream<Uint8Array> | Uint8Array, reason: unknown): Promise<void> => {
  if (!(bytes instanceof Uint8Array) && !bytes.locked) await bytes.cancel(reason).catch(() => undefined)
}
