import { randomUUID } from 'node:crypto'
import { storageOf, type PlanRules } from '../identity/index.ts'
import type { JobQueue } from '../jobs/index.ts'
import { DomainError } from '../shared/errors.ts'
import type { MediaType } from '../storage/input.ts'
import { keepBlob, type BlobStore } from '../storage/index.ts'
import type { Work } from '../work.ts'
import type { TrackFormat } from './input.ts'
import { titleOf } from './pure/file-name.ts'
import { readAgain } from './read-again.ts'
import type { Upload } from './upload.ts'

/** Files on their way at a time, of one person. */
const mostFiles = 10_000

export const mediaTypeOf: Record<TrackFormat, MediaType> = {
  mp3: 'audio/mpeg',
  flac: 'audio/flac',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  opus: 'audio/ogg',
  m4a: 'audio/mp4',
  aac: 'audio/aac',
  webm: 'audio/webm',
}

type Announced = { batch: string; fileName: string; size: number; declaredSha256?: string | null }

/** Writes down a file that is to come, if the caller's plan has room for it beside what is on its way already. */
export async function announce(work: Work, rules: PlanRules, file: Announced): Promise<Upload> {
  const { plan, held, coming, files } = await work.uploads.use()
  if (files >= mostFiles) throw new DomainError('upload_queue_full', { limit: mostFiles })
  demandRoom(held + coming + file.size, storageOf(plan, rules))
  return work.uploads.get(await work.uploads.create(file))
}

/** A file that is all here: where it lies on this machine, and what it is. */
export type Arrived = { file: string; sha256: string; size: number; format: TrackFormat }

export type Receiving = {
  /** Runs units of the person's whose file it is. */
  inWork: <T>(work: (unit: Work) => Promise<T>) => Promise<T>
  blobs: BlobStore
  queue: JobQueue
  plans: PlanRules
}

/**
 * Makes a file that has arrived a track that waits to be read, all at once or not at all. The very same bytes twice are one
 * track: `known`, or read again where they could not be read before. Where the plan has no room any more the upload is refused, and the sweep takes the bytes.
 */
export async function receive(
  { inWork, blobs, queue, plans }: Receiving,
  { id, fileName }: Pick<Upload, 'id' | 'fileName'>,
  arrived: Arrived,
): Promise<'checking' | 'known'> {
  const blob = { sha256: arrived.sha256, size: arrived.size, mediaType: mediaTypeOf[arrived.format] }
  let state: 'checking' | 'known' = 'checking'
  const keep = (record: (work: Work) => Promise<void>) =>
    inWork(async (work) => {
      const known = await work.tracks.ofFile(arrived.sha256)
      await record(work)
      state = known && !(await readAgain(work, queue, known, ['failed'])) ? 'known' : 'checking'
      const trackId = known ?? (await beginTrack(work, queue, plans, { ...arrived, fileName }))
      await work.uploads.end(id, { state, trackId })
    })
  try {
    await keepBlob(keep, blobs, { file: arrived.file }, blob)
    return state
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'quota_exceeded') throw error
    await inWork(async (work) => {
      await work.blobs.record(blob, blob.mediaType)
      await work.uploads.end(id, { state: 'refused', errorCode: 'quota_exceeded' })
    })
    throw error
  }
}

/** A track for a file the caller holds, and the job that reads it. Answers its id. */
export async function beginTrack(
  work: Work,
  queue: JobQueue,
  plans: PlanRules,
  { fileName, sha256, format }: { fileName: string; sha256: string; format: TrackFormat },
): Promise<string> {
  const id = randomUUID()
  const payload = { v: 1 as const, trackId: id as never }
  const jobId = await queue.enqueue(work, 'library.read', payload, { subjectId: id })
  await work.tracks.begin([{ id, title: titleOf(fileName), format, jobId, file: sha256 }])
  // The counts are ours until the commit: two files that arrive together cannot both take the last room.
  const { plan, held } = await work.uploads.use()
  demandRoom(held, storageOf(plan, plans))
  return id
}

/** Refuses what there is no room for; both in bytes. */
export function demandRoom(needed: number, room: number): void {
  if (needed > room) throw new DomainError('quota_exceeded', { room })
}
