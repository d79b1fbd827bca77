import { readFile } from 'node:fs/promises'
import type { BlobStore } from '@stemma/domain/storage'

/** A store of bytes in memory. */
export function memoryBlobs(): BlobStore {
  const blobs = new Map<string, Uint8Array<ArrayBuffer>>()
  return {
    async put(bytes, { sha256 }) {
      blobs.set(sha256, new Uint8Array(await new Response(bytes as Uint8Array<ArrayBuffer>).arrayBuffer()))
    },
    async adopt(file, { sha256 }) {
      blobs.set(sha256, new Uint8Array(await readFile(file)))
    },
    async read(sha256, range) {
      const bytes = blobs.get(sha256)
      if (!bytes) return undefined
      const part = range ? bytes.slice(range.start, range.end + 1) : bytes
      return { stream: new Blob([part]).stream(), size: bytes.length }
    },
    async stat(sha256) {
      const bytes = blobs.get(sha256)
      return bytes && { size: bytes.length, modifiedAt: new Date() }
    },
    async remove(sha256) {
      blobs.delete(sha256)
    },
    async *list() {
      for (const [sha256, { length: size }] of blobs) yield { name: sha256, sha256, size, modifiedAt: new Date() }
    },
  }
}
