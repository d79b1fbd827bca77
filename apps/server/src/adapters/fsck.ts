import { createHash } from 'node:crypto'
import type { BlobStore, StoredBlob } from '@stemma/domain/storage'
import { blobName } from './blobs/names.ts'

/**
 * What can be wrong with a blob: its digest differs, its size (bytes) differs, a row knows it and it is not there,
 * it is there and no row knows it, or its name is none a blob is ever stored under.
 */
export const findingKinds = ['flipped', 'truncated', 'missing', 'extra', 'misnamed'] as const
export type FindingKind = (typeof findingKinds)[number]

/** One blob that is not right; `size` is what lies there, `expected` what the rows say, both in bytes. */
export type Finding = { kind: FindingKind; name: string; size?: number; expected?: number }

/** `findings` holds the first 10,000; `counts` counts all. `bytes` is what was read and hashed. */
export type FsckReport = {
  sound: boolean
  checked: number
  bytes: number
  counts: Record<FindingKind, number>
  findings: Finding[]
}

export type FsckOptions = {
  store: BlobStore
  known: AsyncIterable<{ sha256: string; size: number }>
  /** Unknown blobs modified after this are no finding: an upload's bytes lie there before its row does. */
  extraBefore?: Date
}

const mostFindings = 10_000
const readers = 4

/** Reads every blob of the store and compares it with what the rows know. Holds the known digests, never a blob. */
export const fsckBlobs = async ({ store, known, extraBefore }: FsckOptions): Promise<FsckReport> => {
  const counts = { flipped: 0, truncated: 0, missing: 0, extra: 0, misnamed: 0 }
  const report: FsckReport = { sound: true, checked: 0, bytes: 0, counts, findings: [] }
  const find = (finding: Finding) => {
    report.sound = false
    counts[finding.kind]++
    if (report.findings.length < mostFindings) report.findings.push(finding)
  }

  const compare = async (name: string, sha256: string, expected: number) => {
    const read = await store.read(sha256)
    if (!read) return find({ kind: 'missing', name, expected })
    report.checked++
    if (read.size !== expected) {
      await read.stream.cancel()
      return find({ kind: 'truncated', name, size: read.size, expected })
    }
    const hash = createHash('sha256')
    for await (const chunk of read.stream) {
      report.bytes += chunk.byteLength
      hash.update(chunk)
    }
    if (hash.digest('hex') !== sha256) find({ kind: 'flipped', name, size: read.size, expected })
  }

  const unseen = new Map<string, number>()
  for await (const { sha256, size } of known) unseen.set(sha256, size)

  const check = async ({ name, sha256, size, modifiedAt }: StoredBlob) => {
    if (sha256 === undefined) return find({ kind: 'misnamed', name, size })
    const expected = unseen.get(sha256)
    unseen.delete(sha256)
    if (expected !== undefined) return compare(name, sha256, expected)
    if (!extraBefore || modifiedAt <= extraBefore) find({ kind: 'extra', name, size })
  }
  await inParallel(store.list()[Symbol.asyncIterator](), check)
  // What the list has not shown may have come while it was read: only reading tells.
  await inParallel(unseen.entries(), ([sha256, expected]) => compare(blobName(sha256), sha256, expected))
  return report
}

/** Waits of a distant store overlap; an iterator hands each item to one reader, and one failure stops them all. */
const inParallel = async <T>(items: AsyncIterator<T> | Iterator<T>, act: (item: T) => unknown): Promise<void> => {
  let stopped = false
  const reader = async () => {
    try {
      for (let next = await items.next(); !next.done && !stopped; next = await items.next()) await act(next.value)
    } catch (error) {
      stopped = true
      throw error
    }
  }
  await Promise.all(Array.from({ length: readers }, reader))
}
