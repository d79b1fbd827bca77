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

/** Makes tracks of many files at once, in a handful of statements, but of none whose bytes the caller has in the library. Answers the digests that are new. */
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
  const wanted = [...fresh.values()].map((file) => ({ ...file, id: randomUUID() }))
  // Hours of reading must not come before a file that somebody waits for.
  const jobs = await queue.enqueueMany(
    work,
    'library.read',
    wanted.map(({ id }) => ({ payload: { v: 1, trackId: id as never }, subjectId: id })),
    { canWait: true },
  )
  await work.blobs.recordAll(
    wanted.map(({ sha256, size, format }) => ({ sha256, size, mediaType: mediaTypeOf[format] })),
  )
  await work.tracks.begin(
    wanted.map(({ id, format, tags, fileName, sha256 }, index) => ({
      id,
      format,
      tags,
      title: titleOf(fileName),
      jobId: jobs[index]!,
      file: sha256,
    })),
  )
  const { plan, held } = await work.uploads.use()
  demandRoom(held, storageOf(plan, plans))
  return new Set(fresh.keys())
}
