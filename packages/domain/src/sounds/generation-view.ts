import { cursorOf } from '../shared/cursor.ts'
import { asItem, readItem, type Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import { Generation } from './generation.ts'
import type { SoundType } from './input.ts'

/** What its owner sees of a sound. */
export const generationView = view(Generation, [
  'id',
  'prompt',
  'duration',
  'wetness',
  'pitch',
  'type',
  'confidence',
  'reader',
  'engine',
  'seed',
  'additionalParams',
  'derivedFrom',
  'state',
  'errorCode',
  'jobId',
  'audioUrl',
  'audioSha256',
  'peaksSha256',
  'loudness',
  'fileSizeBytes',
  'audioExpiresAt',
  'isFavorite',
  'playCount',
  'lastPlayedAt',
  'createdAt',
  'deletedAt',
  'hiddenAt',
])

/** `isShared` and `collectionCount` say, with `isFavorite`, why the audio is kept. */
export type GenerationSeen = Whole<Seen<typeof generationView>> & { isShared: boolean; collectionCount: number }

/** Why the audio of a row `v` is kept. EXISTS would be hashed: all the person's links would be read for one page. */
export const keepsakes = raw(`
  coalesce((select true from sounds.shared_sounds s where s.generation_id = v.id and (s.expires_at is null or s.expires_at > now())), false) as "isShared",
  (select count(*)::int from sounds.collection_sounds s join sounds.collections k on k.id = s.collection_id and k.deleted_at is null
    where s.generation_id = v.id) as "collectionCount"`)

type Range = { cursor?: string | undefined; limit: number }

/** A page of the caller's sounds `v`, newest first by `time`. */
function pageBy(
  time: 'created_at' | 'deleted_at',
  list: string,
  filter: Sql,
  { cursor, limit }: Range,
): PageQuery<GenerationSeen> {
  const after = cursorOf(list, cursor)
  const column = raw(`v.${time}`)
  const beyond = after ? sql` and (${column}, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : raw('')
  return pageOf(generationView, {
    from: raw('sounds.generations v'),
    where: sql`v.user_id = identity.current_user_id() and ${filter}${beyond}`,
    order: `v.${time} desc, v.id desc`,
    list,
    limit,
    position: (item) => ({ sort: [String(time === 'created_at' ? item.createdAt : item.deletedAt)], id: item.id }),
    extra: keepsakes,
  }) as PageQuery<GenerationSeen>
}

export type HistoryFilter = {
  type?: SoundType | undefined
  favorites?: boolean | undefined
  derivedFrom?: string | undefined
}

/** The caller's history, newest first. */
export function historyPage({
  type,
  favorites,
  derivedFrom,
  ...range
}: Range & HistoryFilter): PageQuery<GenerationSeen> {
  const filter = [
    raw('v.deleted_at is null'),
    ...(type ? [sql`v.type = ${type}`] : []),
    ...(favorites ? [raw('v.is_favorite')] : []),
    ...(derivedFrom ? [sql`v.derived_from = ${derivedFrom}`] : []),
  ].reduce((all, one) => sql`${all} and ${one}`)
  return pageBy('created_at', `history ${type ?? ''} ${favorites ?? ''} ${derivedFrom ?? ''}`, filter, range)
}

/** What the caller deleted, the latest first. */
export const trashPage = (range: Range): PageQuery<GenerationSeen> =>
  pageBy('deleted_at', 'sounds trash', raw('v.deleted_at is not null'), range)

/** The columns of `generationView` and what keeps the audio, of rows `v`. */
export const seenColumns: Sql = sql`${generationView.select('v')}, ${keepsakes}`

/** One of the caller's sounds, in the trash or not. */
export const oneGeneration = (id: string): Sql =>
  asItem(
    sql`select ${seenColumns} from sounds.generations v where v.id = ${id} and v.user_id = identity.current_user_id()`,
  )

export const readGeneration = (rows: readonly { item: string }[]): GenerationSeen =>
  readItem(rows, generationView.dates)
