import { randomUUID } from 'node:crypto'
import { DomainError } from '../shared/errors.ts'
import { sql, type Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { TagChange, Tags } from './input.ts'
import { changeOverlays } from './retag.ts'

/** What an edit did: the revision by which it can be taken back, null where everything was so before. */
export type Edited = { revisionId: string | null; changed: number }

/** Tracks of the caller's, nobody else changing them until this unit ends. */
const held = (user: string, ids: readonly string[], overlay: Sql, touched: readonly string[]): Sql => sql`
  select id, ${overlay} as overlay, ${touched}::text[] as touched from library.music_tracks
    where id = any (${ids}) and user_id = ${user} and deleted_at is null order by id for no key update`

async function change(work: Work, ids: readonly string[], overlay: Sql, touched: readonly string[]): Promise<Edited> {
  const wanted = [...new Set(ids)]
  const revision = { id: randomUUID(), via: await work.accessTokens.via(), undoes: null }
  const row = await work.row<{ held: number; changed: number }>(
    changeOverlays(work.user, held(work.user, wanted, overlay, touched), revision),
  )
  if (row!.held < wanted.length) throw new DomainError('not_found', { thing: 'track' })
  return { revisionId: row!.changed > 0 ? revision.id : null, changed: row!.changed }
}

/** Says of tracks what their owner knows better than the file. Fields that are not named stay; the file is not touched. */
export function editTags(work: Work, ids: readonly string[], tags: TagChange): Promise<Edited> {
  return change(work, ids, sql`overlay || ${JSON.stringify(tags)}::jsonb`, Object.keys(tags))
}

/** Lets the file have its say again. */
export function resetTags(work: Work, ids: readonly string[], fields: readonly (keyof Tags)[]): Promise<Edited> {
  return change(work, ids, sql`overlay - ${[...fields]}::text[]`, fields)
}
