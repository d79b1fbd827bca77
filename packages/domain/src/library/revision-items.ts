import { decodeCursor, sortId } from '../shared/cursor.ts'
import { asJson, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql } from '../shared/sql.ts'
import type { RevisionState } from './input.ts'
import { RevisionItem } from './revision-item.ts'

/** What each edit did to each track. */
export class RevisionItems extends Owned<RevisionItem, 'ownerId'> {
  protected readonly entity = RevisionItem
  protected readonly owner = 'ownerId' as const
  protected readonly thing = 'edit'

  of(revisionId: string): Promise<RevisionItem[]> {
    return this.all({ revisionId })
  }
}

/** What an edit did to one track, and how that is called now. */
export type HappenedSeen = {
  trackId: string
  title: string
  artist: string | null
  before: RevisionState | null
  after: RevisionState | null
}

/** What an edit of the caller's did, track by track. */
export function revisionItemsPage({
  revisionId,
  cursor,
  limit,
}: {
  revisionId: string
  cursor?: string | undefined
  limit: number
}): PageQuery<HappenedSeen> {
  const list = `revision ${revisionId}`
  const after = decodeCursor(list, cursor, [sortId])
  return {
    statement: asJson(sql`
      select i.track_id as "trackId", t.title, t.artist, i.before, i.after
        from library.revision_items i join library.music_tracks t on t.id = i.track_id
        where i.revision_id = ${revisionId} and i.owner_id = identity.current_user_id()${after ? sql` and i.track_id > ${after.id}::uuid` : raw('')}
        order by i.track_id limit ${raw(String(limit + 1))}`),
    limit,
    list,
    dates: [],
    position: (item) => ({ sort: [], id: item.trackId }),
  }
}
