import { createHash } from 'node:crypto'
import type { SoundParameters } from '../sounds/input.ts'

/** Column names to values. Columns of text that a row does not name are filled with the world's mark. */
export type Row = Record<string, unknown>

/** Bytes as the store keeps them. */
export type StoredBytes = { sha256: string; bytes: Uint8Array<ArrayBuffer>; mediaType: string }

/** What the rows of one person are made from. */
export type Draft = {
  /** The person. */
  id: string
  /** Ten characters that occur in every text of the person's rows, and nowhere else. */
  mark: string
  /** Ten other characters, for the texts that a public share or collection shows to everyone. */
  shown: string
  isPublic: boolean
  /** Somebody else's public sound, to favourite, to report and to have listened to. */
  neighbour: string | undefined
  secrets: { session: string; access: string; share: string; expiredShare: string }
  /** The id of the job that waits in the queue, to make the person's last sound. */
  job: string
  blobs: StoredBytes[]
  rows: Record<string, Row[]>
}

const day = 86_400_000
export const inDays = (days: number) => new Date(Date.now() + days * day)
export const parameters = { duration: 0.5, wetness: 3, pitch: 4, type: 'squeaker' } as const satisfies SoundParameters

export function keep(draft: Draft, bytes: Uint8Array<ArrayBuffer>, mediaType: string): StoredBytes {
  const blob = { sha256: createHash('sha256').update(bytes).digest('hex'), bytes, mediaType }
  draft.blobs.push(blob)
  return blob
}

export const first = (draft: Draft, table: string, index = 0) => draft.rows[table]![index]!['id'] as string
