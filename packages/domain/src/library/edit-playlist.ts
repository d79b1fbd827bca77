import { randomUUID } from 'node:crypto'
import { sql, type Sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { RevisionState } from './input.ts'
import type { PlaylistFields } from './playlists.ts'
import type { Happened } from './revisions.ts'

/** Renames, describes, publishes or hides a playlist. Answers the edit, null where nothing changed. */
export async function changePlaylist(
  work: Work,
  id: string,
  change: { [K in keyof PlaylistFields]?: PlaylistFields[K] | undefined },
  undoes?: string,
): Promise<string | null> {
  const row = await work.playlists.live(id)
  const names = (['name', 'description', 'isPublic'] as const).filter(
    (field) => change[field] !== undefined && change[field] !== row[field],
  )
  if (names.length === 0) return null
  const before = Object.fromEntries(names.map((field) => [field, row[field] ?? null])) as RevisionState
  const after = Object.fromEntries(names.map((field) => [field, change[field] ?? null])) as RevisionState
  Object.assign(row, after)
  await work.em.flush()
  return work.revisions.record({
    deed: 'playlist',
    playlistId: id,
    before,
    after,
    undoes: undoes ?? null,
    via: await work.accessTokens.via(),
  })
}

/** Puts tracks at the end of a playlist; those already there stay where they are. */
export async function addTracks(
  work: Work,
  playlistId: string,
  trackIds: readonly string[],
): Promise<{ revisionId: string | null; added: number }> {
  await work.playlistRules.demandByHand(playlistId)
  const added = await work.playlistTracks.append(playlistId, trackIds)
  const items = added.map((trackId): Happened => ({ trackId, before: null, after: {} }))
  return { revisionId: items.length > 0 ? await record(work, playlistId, items) : null, added: added.length }
}

/** Takes tracks out of a playlist. */
export async function takeOutTracks(work: Work, playlistId: string, trackIds: readonly string[]): Promise<string> {
  const stood = await work.playlistTracks.takeOut(playlistId, trackIds)
  return record(
    work,
    playlistId,
    stood.map(({ trackId, behind, place }) => ({ trackId, before: { behind, place }, after: null })),
  )
}

/** Moves a track behind another of the playlist, or to its beginning (null): one statement. Null where it stood there already. */
export async function moveTrack(
  work: Work,
  playlistId: string,
  trackId: string,
  after: string | null,
): Promise<string | null> {
  const edit = randomUUID()
  const row = await work.row<{ moved: boolean }>(
    sql`select library.move_entry(${playlistId}, ${trackId}, ${after}::uuid, ${edit}, ${await work.accessTokens.via()}) as moved`,
  )
  return row!.moved ? edit : null
}

/**
 * The same as the one statement of a request. `token` is the hash of what the caller presents: a service is told from the app by
 * the name of its token. One row `{ revisionId }`.
 */
export const moveStatement = (
  { playlistId, trackId, after }: { playlistId: string; trackId: string; after: string | null },
  token: string | null,
): Sql => {
  const edit = randomUUID()
  const via = sql`coalesce((select a.name from identity.access_tokens a where a.token_hash = ${token}), 'app')`
  return sql`select case when library.move_entry(${playlistId}, ${trackId}, ${after}::uuid, ${edit}, ${via}) then ${edit}::text end as "revisionId"`
}

const record = async (work: Work, playlistId: string, items: readonly Happened[]) =>
  work.revisions.record({ deed: 'entries', playlistId, items, via: await work.accessTokens.via() })
