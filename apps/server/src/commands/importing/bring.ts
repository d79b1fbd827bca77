import { createHash, randomUUID } from 'node:crypto'
import { closeSync, fstatSync, open as openFile, read as readFile } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DomainError } from '@stemma/domain'
import type { Brought } from '@stemma/domain/library'
import type { Tags } from '@stemma/domain/library/input'
import { sniffTrack } from '@stemma/domain/library/pure'
import type { BlobStore } from '@stemma/domain/storage'
import { disk, writeAll } from '../../adapters/blobs/disk.ts'
import { largest } from '../../routes/tus.ts'
import type { Seen } from './journal.ts'

/** How much of a file is read at a time, in bytes. */
export const chunkBytes = 1024 * 1024

// What may wait for the disk waits beside; a file's number costs less than its handle, ten times a file.
const [opened, readAt] = [promisify(openFile), promisify(readFile)]

export type Bringing = {
  root: string
  /** Where copies are made, beside the store. */
  folder: string
  blobs: BlobStore
  /** The store shares the files instead of copying them. */
  link: boolean
}

/**
 * Puts one file's bytes into the store; refuses what is no music, too large, or changes meanwhile. What it `said` of itself is read beside.
 * `buffer` is used again for the next file: new ones for each keep the collector busy longer than the hashing takes.
 */
export async function bring(
  to: Bringing,
  seen: Seen,
  said: Promise<Partial<Tags>>,
  buffer: Uint8Array,
): Promise<Brought> {
  const source = join(to.root, seen.path)
  if (seen.size > largest) throw new DomainError('blob_too_large', { limit: largest })
  const file = await opened(source, 'r').catch((cause: unknown) => {
    throw new DomainError('file_unreadable', {}, { cause })
  })
  try {
    const { bytesRead } = await disk(readAt(file, buffer, 0, buffer.length, 0))
    const first = buffer.subarray(0, bytesRead)
    const format = await sniffTrack(async (start, length) => {
      if (start + length <= first.length || first.length >= seen.size) return first.subarray(start, start + length)
      const bytes = new Uint8Array(Math.min(length, Math.max(0, seen.size - start)))
      return bytes.subarray(0, (await disk(readAt(file, bytes, 0, bytes.length, start))).bytesRead)
    })
    if (!format) throw new DomainError('format_unsupported')
    const begun = { file, seen, buffer, first }
    const sha256 = await (to.link ? share(begun, to.blobs, source) : copy(begun, to))
    return { fileName: seen.path.slice(-500).toWellFormed(), sha256, size: seen.size, format, tags: await said }
  } finally {
    closeSync(file)
  }
}

/** A file, and its beginning, which lies in `buffer`. */
type Opened = { file: number; seen: Seen; buffer: Uint8Array; first: Uint8Array }

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
    chunk = buffer.subarray(0, (await disk(readAt(file, buffer, 0, buffer.length, at))).bytesRead)
  }
  const now = fstatSync(file)
  if (now.size !== seen.size || now.mtimeMs !== seen.changed) throw new DomainError('file_changing')
  return hash.digest('hex')
}
