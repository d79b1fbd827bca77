import { sql, type Sql } from '../shared/sql.ts'

/** Whether the caller may read a blob because a track of theirs has it as its file, cover or waveform. One row `{ may }`. */
export const mayReadTrack = (sha256: string, _shareToken: string | null): Sql => sql`
  select exists (select from library.music_tracks t where t.user_id = identity.current_user_id() and t.file_sha256 = ${sha256})
    or exists (select from library.music_tracks t where t.user_id = identity.current_user_id() and t.peaks_sha256 = ${sha256})
    or exists (select from library.music_tracks t where t.user_id = identity.current_user_id() and t.cover_sha256 = ${sha256}) as may`
