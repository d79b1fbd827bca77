import { z } from 'zod'

/** Text a person may type: well-formed, without NUL, at most `max` characters. */
export const text = (max: number, min = 1) =>
  z
    .string()
    .min(min)
    .max(max)
    .refine((value) => !value.includes('\0') && value.isWellFormed(), 'This text has characters that cannot be stored.')

/** Text in which line breaks are fine and the ends do not matter. */
export const prose = (max: number, min = 1) => text(max, 0).trim().min(min)

/**
 * The id of a row of `table` (`schema.table`). The generated suites read the table from the metadata to put
 * foreign, missing and hostile ids in its place; a bare `z.uuid()` fails them.
 */
export const ref = <const Table extends string>(table: Table) => z.uuid().meta({ ref: table }).brand<Table>()

/** A lower-case hex SHA-256: the name of a blob. Knowing one grants nothing. */
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'storage.blobs'>()
  .meta({ ref: 'storage.blobs' })

/** A page's position, as the page before it gave it. */
export const cursor = z
  .string()
  .max(2000)
  .regex(/^[A-Za-z0-9_-]*$/)
  .brand<'cursor'>()
  .meta({ ref: 'cursor' })

/** How many rows a page has, at most 100. */
export const limit = z.int().min(1).max(100)

/** A day or moment between 1970 and 2200. */
export const moment = z.date().min(new Date('1970-01-01T00:00:00Z')).max(new Date('2200-01-01T00:00:00Z'))

/** Same key and input: the stored result. Same key, other input: a conflict. Kept 24 hours. */
export const idempotencyKey = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,100}$/)
  .meta({ ref: 'idempotency' })

export const reportReasons = ['illegal', 'hateful', 'sexual', 'spam', 'copyright', 'other'] as const
/** What somebody has to say of a thing that should not be there. */
export const complaint = { reason: z.enum(reportReasons), note: prose(1000, 0).optional() }
