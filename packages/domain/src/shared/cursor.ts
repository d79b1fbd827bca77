import { createHash } from 'node:crypto'
import { z } from 'zod'
import { DomainError } from './errors.ts'
import type { cursor } from './input.ts'

export type Cursor = z.infer<typeof cursor>

const shape = z.tuple([
  z.literal(1),
  z.string().max(16),
  z.array(z.union([z.string().max(600), z.null()])).max(4),
  z.string().max(64),
])

/** Where a page ended: the sort values as PostgreSQL writes them, and the id that breaks ties. */
export type Position = { sort: readonly (string | null)[]; id: string }

/** Names the list a cursor belongs to, so that one of another list or filter is refused. */
const fingerprint = (list: string) => createHash('sha256').update(list).digest('base64url').slice(0, 8)

/** Base64url of version, filter, sort values and id. */
export const encodeCursor = (list: string, { sort, id }: Position): Cursor =>
  Buffer.from(JSON.stringify([1, fingerprint(list), sort, id])).toString('base64url') as Cursor

/** The position a cursor of this very list names, or undefined for the first page. */
export function decodeCursor(
  list: string,
  cursor: string | null | undefined,
  checks: readonly z.ZodType[],
): Position | undefined {
  if (cursor == null || cursor === '') return undefined
  try {
    const [, filter, sort, id] = shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (filter !== fingerprint(list) || sort.length !== checks.length - 1) throw new Error('of another list')
    checks.forEach((check, index) => check.parse(index < sort.length ? sort[index] : id))
    return { sort, id }
  } catch (cause) {
    throw new DomainError('cursor_invalid', { field: 'cursor' }, { cause })
  }
}

/** A `timestamptz` as PostgreSQL writes it in UTC, or as our pages carry it. */
export const sortInstant = z.iso.datetime({ precision: 3 })
export const sortId = z.uuid()

/** The place in a list ordered by time and id, the commonest order. */
export function cursorOf(list: string, cursor: string | null | undefined): { at: string; id: string } | undefined {
  const position = decodeCursor(list, cursor, [sortInstant, sortId])
  return position && { at: position.sort[0]!, id: position.id }
}
