import { Unowned } from '../shared/repository.ts'
import { sql } from '../shared/sql.ts'
import { Blob } from './blob.ts'
import type { MediaType } from './input.ts'

/** Bytes as they are told of: the hex SHA-256 and the size in bytes. */
export type BlobRef = { sha256: string; size: number }

/** What the store has. */
export class Blobs extends Unowned<Blob> {
  protected readonly entity = Blob

  /** Says that the store has these bytes and that the caller sent them. Keep them with `keepBlob`, which knows the order. */
  async record({ sha256, size }: BlobRef, mediaType: MediaType): Promise<void> {
    await this.unit.rows(sql`select storage.record_blob(${sha256}, ${size}, ${mediaType})`)
  }

  /** Says the same of many, no digest twice among them. */
  async recordAll(blobs: readonly (BlobRef & { mediaType: MediaType })[]): Promise<void> {
    const files = blobs.map(({ sha256, size, mediaType }) => ({ sha256, size, type: mediaType }))
    await this.unit.rows(sql`select storage.record_blobs(${JSON.stringify(files)}::jsonb)`)
  }

  /** Up to `limit` blobs after a digest, in the order of digests. The owner's commands only: people may list no digests. */
  async known(after: string, limit: number): Promise<BlobRef[]> {
    const rows = await this.unit.rows<{ sha256: string; size: string }>(sql`
      select sha256, size from storage.blobs where sha256 > ${after} order by sha256 limit ${limit}`)
    return rows.map(({ sha256, size }) => ({ sha256, size: Number(size) }))
  }
}
