import { randomUUID } from 'node:crypto'
import { storageOf, type PlanRules } from '../identity/index.ts'
import type { JobQueue } from '../jobs/index.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { Tags, TrackFormat } from './input.ts'
import { titleOf } from './pure/file-name.ts'
import { demandRoom, mediaTypeOf } from './receive.ts'

/** A file whose bytes the store has; `tags` is what it says of itself. */
export type Brought = {
  fileName: string
  sha256: string
  size: number
  format: TrackFormat
  tags: Partial<Tags>
}

/** Makes tracks of many files at once, but of none whose bytes the caller has in the library. Answers the digests that are new. */
export async function receiveMany(
  work: Work,
  { queue, plans }: { queue: JobQueue; plans: PlanRules },
  files: readonly Brought[],
): Promise<Set<string>> {
  const digests = [...new Set(files.map(({ sha256 }) => sha256))]
  const known = new Set(
    (
      await work.rows<{ sha256: string }>(sql`
        select file_sha256 as sha256 from library.music_tracks
          where file_sha256 = any (${digests}) and user_id = ${work.user} and deleted_at is null`)
    ).map(({ sha256 }) => sha256),
  )
  const fresh = new Map(files.filter(({ sha256 }) => !known.has(sha256)).map((file) => [file.sha256, file]))
  // In one order, so that two imports do not wait for one another in a circle.
  const wanted = [...fresh.values()].sort((one, other) => (one.sha256 < other.sha256 ? -1 : 1))
  const rows = []
  for (const file of wanted) {
    const id = randomUUID()
    const jobId = await queue.enqueue(work, 'library.read', { v: 1, trackId: id as never }, { subjectId: id })
    rows.push({ ...file, id, jobId, mediaType: mediaTypeOf[file.format] })
  }
  const kept = JSON.stringify(rows.map(({ id, sha256, size, mediaType }) => ({ id, sha256, size, type: mediaType })))
  await work.rows(sql`
    select storage.record_blob(k.sha256, k.size, k.type) from jsonb_to_recordset(${kept}::jsonb) k (sha256 text, size bigint, type text)`)
  await work.tracks.begin(
    rows.map(({ id, jobId, format, tags, fileName }) => ({ id, jobId, format, tags, title: titleOf(fileName) })),
  )
  await work.rows(sql`
    select library.keep_file(k.id, k.sha256, null) from jsonb_to_recordset(${kept}::jsonb) k (id uuid, sha256 text)`)
  const { plan, held } = await work.uploads.use()
  demandRoom(held, storageOf(plan, plans))
  return new Set(fresh.keys())
}
