import { DomainError } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import type { BlobRef } from './blobs.ts'
import type { MediaType } from './input.ts'
import type { BlobStore } from './ports.ts'

/**
 * Stores bytes for the caller of `inWork`. The bytes first, the row second, and then a look: a sweep that was removing the
 * same bytes has done so before the row could be written. Then they are asked for again. `file` is one of this machine whose
 * size and SHA-256 were just computed.
 */
export async function keepBlob(
  inWork: (work: (unit: Work) => Promise<void>) => Promise<void>,
  store: BlobStore,
  bytes: ReadableStream<Uint8Array> | Uint8Array | { file: string },
  blob: BlobRef & { mediaType: MediaType },
): Promise<void> {
  if ('file' in bytes) await store.adopt(bytes.file, blob)
  else await store.put(bytes, blob)
  await inWork((work) => work.blobs.record(blob, blob.mediaType))
  if ((await store.stat(blob.sha256))?.size !== blob.size) throw new DomainError('storage_unavailable')
}
