import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inWork, type Orm } from '@stemma/domain'
import type { JobQueue } from '@stemma/domain/jobs'

type House = { orm: Orm; queue: JobQueue; environment: Record<string, string> }
type Admin = (text: string, values?: unknown[]) => Promise<Record<string, unknown>[]>

export const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
export const blobFile = ({ environment }: House, digest: string): string =>
  join(environment['STEMMA_DATA']!, 'blobs', digest.slice(0, 2), digest.slice(2, 4), digest)

/** A file that has arrived, as the upload leaves it: the ids of its track, its upload and the job that reads it. */
export async function aTrack(
  house: House,
  admin: Admin,
  owner: string,
  { bytes, fileName, format }: { bytes: Uint8Array; fileName: string; format: 'mp3' | 'flac' | 'wav' | 'm4a' },
) {
  const digest = digestOf(bytes)
  mkdirSync(join(blobFile(house, digest), '..'), { recursive: true })
  writeFileSync(blobFile(house, digest), bytes)
  await admin(
    `insert into storage.blobs (sha256, size, media_type) values ($1, $2, 'audio/mpeg') on conflict do nothing`,
    [digest, bytes.length],
  )
  await admin('insert into storage.holdings (owner_id, sha256) values ($1, $2) on conflict do nothing', [owner, digest])
  return inWork(house.orm, { user: owner }, async (work) => {
    const id = randomUUID()
    const jobId = await house.queue.enqueue(work, 'library.read', { v: 1, trackId: id as never }, { subjectId: id })
    await work.tracks.begin([{ id, title: fileName, format, jobId }])
    await work.tracks.keepFile(id, digest)
    const upload = await work.uploads.create({ batch: randomUUID(), fileName, size: bytes.length })
    await work.uploads.end(upload, { state: 'checking', trackId: id })
    return { id, jobId, upload, digest }
  })
}
