import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@stemma/domain'
import type { Brought } from '@stemma/domain/library'
import { sniffTrack } from '@stemma/domain/library/pure'
import type { BlobStore } from '@stemma/domain/storage'
import { disk, writeAll } from '../../adapters/blobs/disk.ts'
import { largest } from '../../routes/tus.ts'
import type { Seen } from './journal.ts'
import type { TagReader } from './tag-reader.ts'

const chunkBytes = 1024 * 1024

export type Bringing = {
  root: string
  /** Where copies are made, beside the store. */
  folder: string
  blobs: BlobStore
  tags: TagReader
  /** The store shares the files instead of copying them. */
  link: boolean
}

/** Puts one file's bytes into the store and reads what it says of itself; refuses what is no music, too large, or changes meanwhile. */
export async function bring({ root, folder, blobs, tags, link }: Bringing, seen: Seen): Promise<Brought> {
  const source = join(root, seen.path)
  if (seen.size > largest) throw new DomainError('blob_too_large', { limit: largest })
  const file = await open(source, 'r').catch((cause: unknown) => {
    throw new DomainError('file_unreadable', {}, { cause })
  })
  try {
    const format = await sniffTrack(async (start, length) => {
      const bytes = new Uint8Array(Math.min(length, Math.max(0, seen.size - start)))
      const { bytesRead } = await disk(file.read(bytes, 0, bytes.length, start))
      return bytes.subarray(0, bytesRead)
    })
    if (!format) throw new DomainError('format_unsupported')
    const [said, sha256] = await Promise.all([
      tags.read(source, seen.size),
      link ? adopt(file, seen, blobs, source) : copy(file, seen, blobs, folder),
    ])
    return { fileName: seen.path.slice(-500).toWellFormed(), sha256, size: seen.size, format, tags: said }
  } finally {
    await file.close()
  }
}

async function adopt(file: FileHandle, seen: Seen, blobs: BlobStore, source: string): Promise<string> {
  const sha256 = await read(file, seen, async () => {})
  await blobs.adopt(source, { sha256, size: seen.size })
  return sha256
}

async function copy(file: FileHandle, seen: Seen, blobs: BlobStore, folder: string): Promise<string> {
  await disk(mkdir(folder, { recursive: true, mode: 0o700 }))
  const path = join(folder, randomUUID())
  const target = await disk(open(path, 'wx', 0o600))
  try {
    const sha256 = await read(file, seen, (chunk) => disk(writeAll(target, chunk)))
    await disk(target.datasync())
    await blobs.adopt(path, { sha256, size: seen.size })
    return sha256
  } finally {
    await target.close()
    await rm(path, { force: true })
  }
}

/** Reads a file to its end and answers its SHA-256; refuses one that is not as it was seen any more. */
async function read(file: FileHandle, seen: Seen, onChunk: (chunk: Uint8Array) => Promise<void>): Promise<string> {
  const hash = createHash('sha256')
  const buffer = Buffer.allocUnsafe(Math.min(chunkBytes, seen.size))
  for (let at = 0; at < seen.size;) {
    const { bytesRead } = await disk(file.read(buffer, 0, buffer.length, at))
    if (bytesRead === 0) break
    const chunk = buffer.subarray(0, bytesRead)
    hash.update(chunk)
    await onChunk(chunk)
    at += bytesRead
  }
  const now = await disk(file.stat())
  if (now.size !== seen.size || now.mtimeMs !== seen.changed) throw new DomainError('file_changing')
  return hash.digest('hex')
}
