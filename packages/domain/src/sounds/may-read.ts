import { sql, type Sql } from '../shared/sql.ts'

/**
 * Whether the caller may read a blob, decided by the sounds that refer to it: their own (in the trash too, so that one hears
 * what one restores), what the link they hold shows, what is in Discover, or what a public collection has. One row `{ may }`.
 */
export const mayReadSound = (sha256: string, shareToken: string | null): Sql =>
  sql`select sounds.may_read(${sha256}, ${shareToken}) as may`
