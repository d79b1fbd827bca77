import type { Effect, Effects, Enqueue } from '../jobs/ports.ts'
import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'

/** Has a cover of the caller's drawn in smaller sizes, if nobody has done so. */
export async function drawCover(work: Work, enqueue: Enqueue, cover: string): Promise<void> {
  if (await work.coverRenditions.want(cover)) await enqueue(work, 'library.cover', { v: 1, cover: cover as never })
}

const draw: Effect<'library.cover'> = {
  async input(work, { cover }) {
    const row = await work.row<{ size: string }>(sql`select b.size from storage.describe(${cover}) b`)
    if (!row) throw new DomainError('blob_missing')
    return { coverSha256: cover, size: Number(row.size) }
  },
  reads: async (_, { cover }) => [cover],
  done: (work, { cover }, { small, middle }) =>
    work.coverRenditions.keep(cover, small?.sha256 ?? null, middle?.sha256 ?? null),
  failed: (work, { cover }) => work.coverRenditions.forget(cover),
}

/** What the end of drawing a cover means to it. */
export const coverEffects: Pick<Effects, 'library.cover'> = { 'library.cover': draw }
