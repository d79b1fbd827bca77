import { closeSync, openSync, readSync } from 'node:fs'
import type { ByteSource } from '@stemma/audio'

/** A file to be read where one likes. */
export function openSource(path: string, size: number): ByteSource & { close: () => void } {
  const file = openSync(path, 'r')
  return {
    size,
    read(start, length) {
      const bytes = new Uint8Array(Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - start))).buffer)
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start))
    },
    close: () => closeSync(file),
  }
}

/** Where small files are read to, each over the one before: nothing of it outlives the reading of its tags. */
const scratch = new Uint8Array(4 * 1024 * 1024)

/** The first `size` bytes, at most 4 MiB; what was read so before is overwritten. */
export function readWhole(path: string, size: number): Uint8Array | undefined {
  if (size > scratch.length) return undefined
  const file = openSync(path, 'r')
  try {
    return scratch.subarray(0, readSync(file, scratch, 0, size, 0))
  } finally {
    closeSync(file)
  }
}

/** All bytes from `start` on, `length` at a time; `onward` hears how far it is, in percent. */
export function* piecesOf(
  source: ByteSource,
  start: number,
  length: number,
  onward: (percent: number) => void,
): Generator<Uint8Array> {
  for (let at = start; at < source.size; at += length) {
    const piece = source.read(at, length)
    if (piece.length === 0) return
    yield piece
    onward(Math.floor((100 * (at + piece.length)) / source.size))
  }
}
