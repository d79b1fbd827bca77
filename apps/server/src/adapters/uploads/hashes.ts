import { createHash, type Hash } from 'node:crypto'
import type { FileHandle } from 'node:fs/promises'

const most = 2000
const chunkBytes = 1024 * 1024

/** SHA-256 of the first `offset` bytes of files that are on their way. */
export class Hashes {
  readonly #known = new Map<string, { offset: number; hash: Hash }>()

  /** Remembers a hash; those not touched for longest are forgotten first. */
  keep(id: string, offset: number, hash: Hash): void {
    this.#known.delete(id)
    this.#known.set(id, { offset, hash })
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= most) break
      this.#known.delete(oldest)
    }
  }

  forget(id: string): void {
    this.#known.delete(id)
  }

  /** A hash to go on with, read from the file again where it is not known (after a restart). */
  async at(id: string, offset: number, file: FileHandle): Promise<Hash> {
    const known = this.#known.get(id)
    if (known?.offset === offset) return known.hash.copy()
    const hash = createHash('sha256')
    const chunk = Buffer.allocUnsafe(Math.min(chunkBytes, offset))
    for (let read = 0; read < offset;) {
      const { bytesRead } = await file.read(chunk, 0, Math.min(chunk.length, offset - read), read)
      if (bytesRead === 0) throw new Error('An upload became shorter while it was read')
      hash.update(chunk.subarray(0, bytesRead))
      read += bytesRead
    }
    return hash
  }
}
