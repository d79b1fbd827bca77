import { randomUUID } from 'node:crypto'
import type { Enqueue } from '../jobs/ports.ts'
import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { drawCover } from './draw-cover.ts'
import type { Edited } from './edit-tags.ts'

const change = async (work: Work, ids: readonly string[], cover: string | null, undone: string | null) => {
  const id = randomUUID()
  const row = await work.row<{ held: number; changed: number }>(
    sql`select * from library.change_covers(${id}, ${ids}::uuid[], ${cover}, ${undone}::uuid)`,
  )
  return { held: row!.held, edited: { revisionId: row!.changed > 0 ? id : null, changed: row!.changed } }
}

/** Gives tracks another cover, whose bytes the caller has sent, or none. With `enqueue` it is drawn in smaller sizes. */
export async function setCover(
  work: Work,
  trackIds: readonly string[],
  cover: string | null,
  enqueue?: Enqueue,
): Promise<Edited> {
  const ids = [...new Set(trackIds)]
  const { held, edited } = await change(work, ids, cover, null)
  if (held < ids.length) throw new DomainError('not_found', { thing: 'track' })
  if (enqueue && cover !== null && edited.changed > 0) await drawCover(work, enqueue, cover)
  return edited
}

/** Gives tracks again the covers they had before an edit. */
export const undoCover = async (work: Work, revisionId: string): Promise<string | null> =>
  (await change(work, [], null, revisionId)).edited.revisionId
