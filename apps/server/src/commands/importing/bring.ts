import { createHash, randomUUID } from 'node:crypto'
import { open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@stemma/domain'
import type { Brought } from '@stemma/domain/library'
import { sniffTrack } from '@stemma/domain/library/pure'
import type { BlobStore } from '@stemma/domain/storage'
import { disk, writeAll } from '../../adapters/blobs/disk.ts'
import { largest } from '../../routes/tus.ts'
import type { Seen } from './journal.ts'
import type { TagReader } from './tag-reader.ts'

/** How much of a file is read at a time, in bytes. */
export const chunkBytes = 1024 * 1024

export type Bringing = {
  root: string
  /** Where copies are made, beside the store. */
  folder: string
  blobs: BlobStore
  tags: TagReader
  /** The store shares the files instead of copying them. */
  link: boolean
}

/**
 * Puts one file's bytes into the store and reads what it says of itself; refuses what is no music, too large, or changes meanwhile.
 * `buffer` is used again for the next file: new ones for each keep the collector busy longer than the hashing takes.
 */
export async function bring(to: Bringing, seen: Seen, buffer: Uint8Array): Promise<Brought> {
  const source = join(to.root, seen.path)
  if (seen.size > largest) throw new DomainError('blob_too_large', { limit: largest })
  const file = await open(source, 'r').catch((cause: unknown) => {
    throw new DomainError('file_unreadable', {}, { cause })
  })
  try {
    const { bytesRead } = await disk(file.read(buffer, 0, buffer.length, 0))
    const first = buffer.subarray(0, bytesRead)
    const format = await sniffTrack(async (start, length) => {
      if (start + length <= first.length || first.length >= seen.size) return first.subarray(start, start + length)
      const bytes = new Uint8Array(Math.min(length, Math.max(0, seen.size - start)))
      return bytes.subarray(0, (await disk(file.read(bytes, 0, bytes.length, start))).bytesRead)
    })
    if (!format) throw new DomainError('format_unsupported')
    const opened = { file, seen, buffer, first }
    const [tags, sha256] = await Promise.all([
      to.tags.read(source, seen.size),
      to.link ? share(opened, to.blobs, source) : copy(opened, to),
    ])
    return { fileName: seen.path.slice(-500).toWellFormed(), sha256, size: seen.size, format, tags }
  } finally {
    await file.close()
  }
}

/** A file, and its beginning, which lies in `buffer`. */
type Opened = { file: FileHandle; seen: Seen; buffer: Uint8Array; first: Uint8Array }

async function share(opened: Opened, blobs: BlobStore, source: string): Promise<string> {
  const sha256 = await read(opened, async () => {})
  await blobs.adopt(source, { sha256, size: opened.seen.size })
  return sha256
}

async function copy(opened: Opened, { blobs, folder }: Bringing): Promise<string> {
  const path = join(folder, randomUUID())
  const target = await disk(open(path, 'wx', 0o600))
  try {
    const sha256 = await read(opened, (chunk) => disk(writeAll(target, chunk)))
    await disk(target.datasync())
    await blobs.adopt(path, { sha256, size: opened.seen.size })
    return sha256
  } finally {
    await target.close()
    await rm(path, { force: true })
  }
}

/** Reads a file to its end and answers its SHA-256; refuses one that is not as it was seen any more. */
async function read({ file, seen, buffer, first }: Opened, onChunk: (chunk: Uint8Array) => Promise<void>) {
  const hash = createHash('sha256')
  for (let at = 0, chunk = first; chunk.length > 0;) {
    const written = onChunk(chunk)
    hash.update(chunk)
    await written
    at += chunk.length
    if (at >= seen.size) break
    chunk = buffer.subarray(0, (await disk(file.read(buffer, 0, buffer.length, at))).bytesRead)
  }
  const now = await disk(file.stat())
  if (now.size !== seen.size || now.mtimeMs !== seen.changed) throw new DomainError('file_changing')
  return hash.digest('hex')
}
