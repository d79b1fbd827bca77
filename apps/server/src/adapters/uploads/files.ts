import { createHash, type Hash } from 'node:crypto'
import { copyFile, constants, lstat, mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { DomainError } from '@stemma/domain'
import type { ReadBytes } from '@stemma/domain/library/pure'
import { disk, unlessMissing, writeAll } from '../blobs/disk.ts'
import { Hashes } from './hashes.ts'
import { Writers } from './writers.ts'

const checkpointBytes = 16 * 1024 * 1024
const checkpointMilliseconds = 3000
const uploadName = /^[0-9a-f-]{36}$/

export type Part = {
  /** Where it begins, and how long the whole file will be, in bytes. */
  from: number
  size: number
  body: ReadableStream<Uint8Array>
  /** What the sender says of the bytes of this part alone. */
  checksum?: { algorithm: 'sha1' | 'sha256'; digest: string } | undefined
  stop: AbortSignal
  /** Told how much is safe on the disk; never all of the file. Left out where a part counts whole or not at all. */
  onSafe?: ((offset: number) => Promise<void>) | undefined
}

/** How far the file is, and whether its sender was cut off; `sha256` of the whole where it is all here. */
export type Received = { offset: number; cut: boolean; sha256?: string }

export type UploadFiles = ReturnType<typeof uploadFiles>

/** The bytes of files on their way: one file each below `folder`, named by the upload's id and nothing the sender says. */
export const uploadFiles = ({ folder }: { folder: string }) => {
  const hashes = new Hashes()
  const writers = new Writers()
  const pathOf = (id: string) => {
    if (!uploadName.test(id)) throw new Error('This is no id of an upload')
    return join(folder, id)
  }

  return {
    path: pathOf,
    /** Runs a deed that nobody else does to this file at the same time. */
    alone: <T>(id: string, deed: (stop: AbortSignal) => Promise<T>): Promise<T> => writers.alone(id, deed),

    /** Whether the first `offset` bytes are still there. */
    async has(id: string, offset: number): Promise<boolean> {
      if (offset === 0) return true
      const found = await disk(unlessMissing(lstat(pathOf(id))))
      return found?.isFile() === true && found.size >= offset
    },

    /** Writes a part behind what is there. What is refused leaves no trace: the next part overwrites it. */
    async write(id: string, part: Part): Promise<Received> {
      await disk(mkdir(folder, { recursive: true, mode: 0o700 }))
      const file = await disk(openAt(pathOf(id), part.from))
      try {
        return await writePart(file, id, hashes, part)
      } finally {
        await file.close()
      }
    },

    /** Some of the bytes, for a look at what they are. */
    async read<T>(id: string, look: (read: ReadBytes) => Promise<T>): Promise<T> {
      const file = await disk(open(pathOf(id), 'r'))
      try {
        return await look(async (start, length) => {
          const chunk = new Uint8Array(length)
          const { bytesRead } = await disk(file.read(chunk, 0, length, start))
          return chunk.subarray(0, bytesRead)
        })
      } finally {
        await file.close()
      }
    },

    async remove(id: string): Promise<void> {
      hashes.forget(id)
      await disk(rm(pathOf(id), { force: true }))
    },

    /** Removes what nobody has written to since a moment. */
    async clean(before: number): Promise<number> {
      let count = 0
      for (const name of (await disk(unlessMissing(readdir(folder)))) ?? []) {
        const found = uploadName.test(name) ? await unlessMissing(lstat(join(folder, name))) : undefined
        if (!found || found.mtimeMs >= before) continue
        await rm(join(folder, name), { force: true })
        count++
      }
      return count
    },
  }
}

/** A file to be written to from an offset on. One that shares its bytes with the store is parted from it first. */
async function openAt(path: string, from: number): Promise<FileHandle> {
  if (from === 0) {
    await rm(path, { force: true })
    return open(path, 'wx+', 0o600)
  }
  const found = await unlessMissing(lstat(path))
  if (!found?.isFile() || found.size < from) throw new DomainError('upload_over')
  if (found.nlink > 1) {
    await copyFile(path, `${path}.copy`, constants.COPYFILE_FICLONE)
    await rename(`${path}.copy`, path)
  }
  const file = await open(path, 'r+')
  try {
    await file.truncate(from)
    return file
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Memory of a chunk that nobody else looks into, at once: uncollected chunks of many uploads are more than the rest of the server. */
function giveBack({ buffer, byteLength }: Uint8Array): void {
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0)
}

async function writePart(file: FileHandle, id: string, hashes: Hashes, part: Part): Promise<Received> {
  const { from, size, body, checksum, stop, onSafe } = part
  const hash = await disk(hashes.at(id, from, file))
  const sum = checksum && createHash(checksum.algorithm)
  const reader = body.getReader()
  const onStop = () => void reader.cancel().catch(() => undefined)
  stop.addEventListener('abort', onStop, { once: true })
  if (stop.aborted) onStop()

  let offset = from
  let checked = { offset: from, at: performance.now() }
  let checking: Promise<void> | undefined
  let failed = false
  const safe = async (upTo: number, at: Hash) => {
    await disk(file.datasync())
    await onSafe!(upTo)
    hashes.keep(id, upTo, at)
  }
  try {
    let cut = false
    for (;;) {
      const next = await reader.read().catch(() => ((cut = true), { done: true as const, value: undefined }))
      if (next.done || failed) break
      if (offset + next.value.byteLength > size) throw new DomainError('upload_too_long', { size })
      // The disk writes while we count.
      const written = disk(writeAll(file, next.value, offset))
      hash.update(next.value)
      sum?.update(next.value)
      await written
      offset += next.value.byteLength
      giveBack(next.value)
      const due = offset - checked.offset >= checkpointBytes || performance.now() - checked.at >= checkpointMilliseconds
      if (onSafe && due && !checking && offset < size) {
        checked = { offset, at: performance.now() }
        checking = safe(offset, hash.copy())
        checking.then(
          () => (checking = undefined),
          () => (failed = true),
        )
      }
    }
    await checking
    cut ||= stop.aborted
    if (sum && cut) return { offset: from, cut }
    if (sum && sum.digest('base64') !== checksum?.digest) throw new DomainError('upload_checksum')
    await disk(file.datasync())
    if (offset === size) return { offset, cut, sha256: hash.digest('hex') }
    hashes.keep(id, offset, hash)
    return { offset, cut }
  } catch (error) {
    await checking?.catch(() => undefined)
    await reader.cancel(error).catch(() => undefined)
    throw error
  } finally {
    stop.removeEventListener('abort', onStop)
    reader.releaseLock()
  }
}
