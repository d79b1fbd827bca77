import { DomainError } from '@stemma/domain'

/**
 * The one range a request asks for (RFC 9110, section 14), inclusive offsets. Undefined where there is none, where there are
 * several, or where it cannot be read: the whole is sent then. Outside of the file it is refused.
 */
export function parseRange(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const match = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '')
  if (!match) return undefined
  const [, first = '', last = ''] = match
  if (first === '' && last === '') return undefined
  if (first === '') {
    const length = Math.min(Number(last), size)
    if (length === 0) throw new DomainError('range_invalid', { size })
    return { start: size - length, end: size - 1 }
  }
  const start = Number(first)
  if (start >= size) throw new DomainError('range_invalid', { size })
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  return end < start ? undefined : { start, end }
}
