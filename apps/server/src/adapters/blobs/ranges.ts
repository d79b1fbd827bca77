import { DomainError } from '@stemma/domain'
import type { ByteRange } from '@stemma/domain/storage'

/** The part of a blob of `size` bytes that a range names, its end clipped; `range_invalid` where it names none. */
export const clip = (range: ByteRange | undefined, size: number): ByteRange => {
  if (!range) return { start: 0, end: size - 1 }
  const { start, end } = range
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start || start >= size)
    throw new DomainError('range_invalid')
  return { start, end: Math.min(end, size - 1) }
}
