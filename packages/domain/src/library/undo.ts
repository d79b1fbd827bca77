import { randomUUID } from 'node:crypto'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { undoLyrics } from './edit-lyrics.ts'
import { undoMetadata } from './edit-metadata.ts'
import { undoCover } from './set-cover.ts'
import { changePlaylist } from './edit-playlist.ts'
import { rules } from './input.ts'
import { setRules } from './set-rules.ts'
import type { Stood } from './playlist-tracks.ts'
import type { RevisionItem } from './revision-item.ts'
import type { Revision } from './revision.ts'
import { changeOverlays } from './retag.ts'

/**
 * Takes an edit back: what it changed is again as it was before, whatever came after; the rest stays.
 * That is an edit too, so it can be taken back. Answers its id, null where nothing was left to change.
 */
export async function undo(work: Work, revisionId: string): Promise<string | null> {
  const revision = await work.revisions.standing(revisionId)
  const made = await {
    tags: undoTags,
    metadata: (unit: Work, { id }: Revision) => undoMetadata(unit, id),
    cover: (unit: Work, { id }: Revision) => undoCover(unit, id),
    lyrics: (unit: Work, { id }: Revision) => undoLyrics(unit, id),
    playlist: undoFields,
    entries: undoEntries,
    rules: undoRules,
  }[revision.deed](work, revision)
  await work.revisions.markUndone(revisionId)
  return made
}

async function undoTags(work: Work, { id }: Revision): Promise<string | null> {
  const revision = { id: randomUUID(), via: 'app', undoes: id }
  const wanted = sql`
    select t.id, (t.overlay - i.touched) || i.before as overlay, i.touched from library.music_tracks t
      join (select r.track_id, r.before, array(select jsonb_object_keys(r.before || r.after)) as touched
        from library.revision_items r where r.revision_id = ${id} and r.owner_id = ${work.user}) i on i.track_id = t.id
      where t.user_id = ${work.user} order by t.id for no key update of t`
  const row = await work.row<{ changed: number }>(changeOverlays(work.user, wanted, revision))
  return row!.changed > 0 ? revision.id : null
}

const undoFields = (work: Work, { id, playlistId, before }: Revision): Promise<string | null> =>
  changePlaylist(work, playlistId!, before ?? {}, id)

const undoRules = (work: Work, { id, playlistId, before }: Revision): Promise<string | null> => {
  const was = before?.['rules']
  return setRules(work, playlistId!, typeof was === 'string' ? rules.parse(JSON.parse(was)) : null, id)
}

async function undoEntries(work: Work, { id, playlistId }: Revision): Promise<string | null> {
  const items = await work.revisionItems.of(id)
  const ids = items.map(({ trackId }) => trackId)
  await work.playlistTracks.steady(ids)
  await work.playlistTracks.hold(playlistId!)
  const now = new Map((await work.playlistTracks.stood(playlistId!, ids)).map((stood) => [stood.trackId, stood]))
  await work.playlistTracks.rewrite(playlistId!, putBack(await work.playlistTracks.order(playlistId!), items))
  const lines = await work.playlistLines.free(
    playlistId!,
    items.flatMap(({ trackId, before }) => (before ? [] : [trackId])),
  )
  for (const { trackId, before } of items)
    if (typeof before?.['line'] === 'string') await work.playlistLines.settle(before['line'], trackId)
  return work.revisions.record({
    deed: 'entries',
    playlistId: playlistId!,
    undoes: id,
    items: items.map(({ trackId, before }) => {
      const stood = now.get(trackId)
      const line = lines.get(trackId)
      const was = stood && { behind: stood.behind, place: stood.place, ...(line ? { line } : {}) }
      return { trackId, before: was ?? null, after: before ?? null }
    }),
  })
}

/** An order as it was before an edit: what came goes, what went or moved stands again behind whom it stood. */
function putBack(order: readonly string[], items: readonly RevisionItem[]): string[] {
  const touched = new Set(items.map(({ trackId }) => trackId))
  const result = order.filter((trackId) => !touched.has(trackId))
  const stood = items.flatMap(({ trackId, before }) =>
    before ? [{ trackId, ...(before as Omit<Partial<Stood>, 'trackId'>) }] : [],
  )
  for (const item of stood.sort((a, b) => (a.place ?? 0) - (b.place ?? 0))) {
    const behind = item.behind == null ? -1 : result.indexOf(item.behind)
    const gone = item.behind != null && behind < 0
    result.splice(gone ? (item.place ?? result.length + 1) - 1 : behind + 1, 0, item.trackId)
  }
  return result
}
