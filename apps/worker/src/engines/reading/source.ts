import { closeSync, openSync, readSync } from 'node:fs'
import type { ByteSource } from '@stemma/audio'

/** `into` fills memory that is there, and answers how much of it. */
export type FileSource = ByteSource & { into: (target: Uint8Array, start: number) => number; close: () => void }

/** A file to be read where one likes. */
export function openSource(path: string, size: number): FileSource {
  const file = openSync(path, 'r')
  return {
    size,
    read(start, length) {
      const bytes = new Uint8Array(Buffer.allocUnsafeSlow(Math.max(0, Math.min(length, size - start))).buffer)
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, start))
    },
    into: (target, start) => readSync(file, target, 0, Math.max(0, Math.min(target.length, size - start)), start),
    close: () => closeSync(file),
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
