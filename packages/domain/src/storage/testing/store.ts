import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { BlobStore } from '../ports.ts'

export type MemoryStore = BlobStore & {
  has(sha256: string): boolean
  clear(): void
  /** Until this content has been stored once more. */
  stored(content: string): Promise<void>
  /** Called before a blob is removed. */
  beforeRemove?: () => Promise<void>
  failing: boolean
}

/** A store of bytes in memory, with the moments at which a race can be set up. */
export function memoryStore(): MemoryStore {
  const blobs = new Map<string, Uint8Array>()
  const waiting = new Map<string, () => void>()
  return {
    failing: false,
    has: (sha256) => blobs.has(sha256),
    clear: () => blobs.clear(),
    stored: (content) =>
      new Promise((resolve) => waiting.set(createHash('sha256').update(content).digest('hex'), resolve)),
    async put(bytes, { sha256 }) {
      blobs.set(sha256, bytes instanceof Uint8Array ? bytes : new Uint8Array(await new Response(bytes).arrayBuffer()))
      waiting.get(sha256)?.()
    },
    async adopt(file, { sha256 }) {
      blobs.set(sha256, await readFile(file))
    },
    async stat(sha256) {
      const bytes = blobs.get(sha256)
      return bytes && { size: bytes.length, modifiedAt: new Date() }
    },
    async read(sha256) {
      const bytes = blobs.get(sha256)
      return bytes && { stream: new Response(bytes.slice()).body!, size: bytes.length }
    },
    async remove(sha256) {
      if (this.failing) throw new Error('the store fails')
      await this.beforeRemove?.()
      blobs.delete(sha256)
    },
    async *list() {
      for (const [sha256, bytes] of blobs) yield { name: sha256, sha256, size: bytes.length, modifiedAt: new Date() }
    },
  }
}
