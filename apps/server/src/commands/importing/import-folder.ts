import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { availableParallelism } from 'node:os'
import { DomainError, inWork, type Orm } from '@stemma/domain'
import type { PlanRules } from '@stemma/domain/identity'
import type { JobQueue } from '@stemma/domain/jobs'
import { receiveMany, type Brought } from '@stemma/domain/library'
import type { BlobStore } from '@stemma/domain/storage'
import { bring, chunkBytes } from './bring.ts'
import { openJournal, type Seen } from './journal.ts'
import { showProgress, type Counts } from './progress.ts'
import { startTagReader } from './tag-reader.ts'
import { filesBelow } from './walk.ts'

/** Files that become tracks in one transaction. */
const batch = 200
/** Files that are read at a time: while one waits for the disk, another is hashed. */
const atOnce = 4 * availableParallelism()

export type Import = {
  orm: Orm
  queue: JobQueue
  plans: PlanRules
  data: string
  blobs: BlobStore
  user: string
  root: string
  link: boolean
}

type Refusal = { path: string; error: unknown }
export type Imported = { counts: Counts; refusals: Refusal[] }

/** Brings a folder's files in, so many at a time. What a batch did is noted when it is durable; the signal ends it after a batch. */
export async function importFolder(wanted: Import, stopping: AbortSignal): Promise<Imported> {
  const { orm, user, root, data, blobs } = wanted
  const folder = join(data, 'uploads')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  let total = 0
  for await (const _ of filesBelow(root)) total++
  const journal = await openJournal(data, user, root)
  const tags = startTagReader()
  const counts: Counts = { seen: 0, added: 0, known: 0, before: 0, refused: 0 }
  const refusals: Refusal[] = []
  /** What was brought last becomes tracks while the next files are read. */
  let noting: Promise<void> | undefined
  const show = showProgress(total)

  const take = async (files: readonly Seen[]) => {
    const brought: (Brought & { seen: Seen })[] = []
    const said = tags.read(files.map(({ path, size }) => ({ path: join(root, path), size })))
    await inParallel(files.entries(), async ([index, seen], buffer) => {
      try {
        brought.push({ ...(await bring({ root, folder, blobs, link: wanted.link }, seen, said[index]!, buffer)), seen })
      } catch (error) {
        if (!(error instanceof DomainError) || error.code === 'storage_unavailable') throw error
        refusals.push({ path: seen.path, error })
        counts.refused++
      }
      counts.seen++
      show(counts)
    })
    await noting
    noting = note(brought)
    noting.catch(() => {}) // it is awaited when the next files are here, or at the end
  }

  const note = async (brought: readonly (Brought & { seen: Seen })[]) => {
    const fresh = await inWork(orm, { user }, (work) => receiveMany(work, wanted, brought))
    const sizes = await Promise.all(brought.map(async ({ sha256 }) => (await blobs.stat(sha256))?.size))
    if (brought.some(({ size }, index) => sizes[index] !== size)) throw new DomainError('storage_unavailable')
    counts.added += fresh.size
    counts.known += brought.length - fresh.size
    await journal.add(brought.map(({ seen }) => seen))
  }

  try {
    let files: Seen[] = []
    for await (const path of filesBelow(root)) {
      if (stopping.aborted) break
      const found = await stat(join(root, path)).catch(() => undefined)
      const seen = { path, size: found?.size ?? 0, changed: found?.mtimeMs ?? 0 }
      if (journal.has(seen)) {
        counts.seen++
        counts.before++
        continue
      }
      files.push(seen)
      if (files.length < batch) continue
      await take(files)
      files = []
    }
    if (files.length > 0 && !stopping.aborted) await take(files)
    await noting
    show(counts, true)
    return { counts, refusals }
  } finally {
    await noting?.catch(() => {})
    await tags.close()
    await journal.close()
  }
}

const buffers = Array.from({ length: atOnce }, () => new Uint8Array(chunkBytes))

async function inParallel<T>(rest: Iterable<T>, act: (item: T, buffer: Uint8Array) => Promise<void>): Promise<void> {
  const one = async (buffer: Uint8Array) => {
    for (const item of rest) await act(item, buffer)
  }
  await Promise.all(buffers.map(one))
}
