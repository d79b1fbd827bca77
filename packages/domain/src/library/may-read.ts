import { sql, type Sql } from '../shared/sql.ts'

/**
 * Whether the caller may read a blob, decided by the tracks that refer to it (file, cover or waveform): their own, in the trash
 * too, or one that is shown by the link they hold or in a public playlist. One row `{ may }`.
 */
export const mayReadTrack = (sha256: string, shareToken: string | null): Sql =>
  sql`select library.may_read(${sha256}, ${shareToken}) as may`
