import * as fs from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import { promisify } from 'node:util'
import { DomainError } from '@stemma/domain'
import type { ByteRange } from '@stemma/domain/storage'

const chunkBytes = 64 * 1024
const absent = new Set<unknown>(['ENOENT', 'ENOTDIR', 'ELOOP'])

/** A full, read-only or failing disk is a machine that does not answer. */
export const disk = async <T>(attempt: Promise<T>): Promise<T> => {
  try {
    return await attempt
  } catch (cause) {
    if (cause instanceof DomainError) throw cause
    throw new DomainError('storage_unavailable', {}, { cause })
  }
}

/** What the attempt gives, or undefined where nothing, or something that is no regular path, lies there. */
export const unlessMissing = async <T>(attempt: Promise<T>): Promise<T | undefined> => {
  try {
    return await attempt
  } catch (error) {
    if (error instanceof Error && 'code' in error && absent.has(error.code)) return undefined
    throw error
  }
}

/** Closes the file at the end, on cancel and on error; reads only what is asked for. */
export const streamOf = (file: FileHandle, { start, end }: ByteRange): ReadableStream<Uint8Array> => {
  let position = start
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          if (position <= end) {
            const chunk = new Uint8Array(Math.min(chunkBytes, end + 1 - position))
            const { bytesRead } = await file.read(chunk, 0, chunk.length, position)
            if (bytesRead === 0) throw new Error('A blob became shorter while it was read')
            position += bytesRead
            controller.enqueue(chunk.subarray(0, bytesRead))
          }
          if (position <= end) return
          await file.close()
          controller.close()
        } catch (error) {
          await file.close().catch(() => undefined)
          throw error
        }
      },
      cancel: () => file.close(),
    },
    { highWaterMark: 0 },
  )
}

/** Writes a chunk where the file stands, or at an offset. */
export const writeAll = async (file: FileHandle, chunk: Uint8Array, at?: number) => {
  for (let written = 0; written < chunk.byteLength;) {
    const position = at === undefined ? undefined : at + written
    written += (await file.write(chunk, written, chunk.byteLength - written, position)).bytesWritten
  }
}

const [openFolder, flush] = [promisify(fs.open), promisify(fs.fsync)]

/** By its number: a handle costs more than the rest, and an import does this for every file. */
export const flushFolder = async (path: string) => {
  const folder = await openFolder(path, fs.constants.O_RDONLY | fs.constants.O_DIRECTORY)
  try {
    await flush(folder)
  } finally {
    fs.closeSync(folder)
  }
}
