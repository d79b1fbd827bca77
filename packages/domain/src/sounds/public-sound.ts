import { z } from 'zod'
import { cursorOf, decodeCursor, sortId } from '../shared/cursor.ts'
import { asItem, readItem } from '../shared/item.ts'
import { asJson, type PageQuery } from '../shared/page.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { columnOf, isoInstant } from '../shared/view.ts'
import type { GenerationSeen } from './generation-view.ts'

const shown = [
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
  'audioUrl',
  'audioSha256',
  'peaksSha256',
  'loudness',
  'fileSizeBytes',
  'playCount',
  'createdAt',
] as const

/** What others see of a sound. */
export type PublicSound = Pick<GenerationSeen, (typeof shown)[number]> & {
  madeBy: string
  isMine: boolean
  isFavorite: boolean
}
/** What a link shows. `shareToken` is what the link is made of. */
export type SharedSoundSeen = PublicSound & {
  shareId: string
  shareToken: string
  isPublic: boolean
  viewCount: number
  sharedAt: Date
  expiresAt: Date | null
}

/** The fields of all these views that are dates. */
export const publicDates = ['createdAt', 'sharedAt', 'expiresAt', 'markedAt', 'updatedAt']

const list = (fields: readonly string[], of = 'v') =>
  raw(
    fields
      .map((field) => {
        const column = `${of}.${columnOf(field)}`
        return `${publicDates.includes(field) ? isoInstant(column) : column} as "${field}"`
      })
      .join(', '),
  )

const ofSound = [...shown, 'madeBy', 'isMine', 'isFavorite']
const ofShare = ['shareId', 'shareToken', 'isPublic', 'viewCount', 'sharedAt', 'expiresAt']

type Range = { cursor?: string | undefined; limit: number }

/** Discover: public sounds, newest first. */
export function discoverPage({ cursor, limit }: Range): PageQuery<SharedSoundSeen> {
  const after = cursorOf('discover', cursor)
  return {
    statement: asJson(
      sql`select ${list([...ofShare, ...ofSound])} from sounds.discover(${after?.at ?? null}, ${after?.id ?? null}, ${limit + 1}) v`,
    ),
    limit,
    list: 'discover',
    dates: ['createdAt', 'sharedAt', 'expiresAt'],
    position: (item) => ({ sort: [item.sharedAt], id: item.shareId }),
  }
}

/** What the link with this token shows; no row where there is none, it ran out, or its sound is gone or hidden. */
export const oneShared = (token: string): Sql =>
  asItem(sql`select ${list([...ofShare, ...ofSound])} from sounds.shared(${token}) v`)

/** A sound that is the caller's or shown to them. */
export const oneShown = ({ generationId, token }: { generationId: string; token?: string | undefined }): Sql =>
  asItem(sql`select ${list(ofSound)} from sounds.shown(${generationId}, ${token ?? null}) v`)

export const readShared = (rows: readonly { item: string }[]): SharedSoundSeen => readItem(rows, publicDates)

export type PublicCollection = {
  id: string
  name: string
  description: string | null
  soundCount: number
  madeBy: string
  isMine: boolean
  createdAt: Date
  updatedAt: Date
}

export const onePublicCollection = (id: string): Sql =>
  asItem(
    sql`select ${list(['id', 'name', 'description', 'soundCount', 'madeBy', 'isMine', 'createdAt', 'updatedAt'])} from sounds.public_collection(${id}) v`,
  )

export const readPublicCollection = (rows: readonly { item: string }[]): PublicCollection =>
  readItem(rows, publicDates, 'collection')

/** A place in a collection, as a cursor carries it. */
export const sortOrder = z.string().regex(/^-?\d{1,10}$/)

/** The sounds of a public collection, in its order. */
export function publicCollectionPage({
  collectionId,
  cursor,
  limit,
}: Range & { collectionId: string }): PageQuery<PublicSound & { sortOrder: number }> {
  const name = `public collection ${collectionId}`
  const after = decodeCursor(name, cursor, [sortOrder, sortId])
  return {
    statement: asJson(sql`
      select ${list(['sortOrder', ...ofSound])}
        from sounds.public_collection_sounds(${collectionId}, ${after?.sort[0] ?? null}, ${after?.id ?? null}, ${limit + 1}) v`),
    limit,
    list: name,
    dates: ['createdAt'],
    position: (item) => ({ sort: [String(item.sortOrder)], id: item.id }),
  }
}

/** What the caller marked of other people's, the latest mark first. */
export function markedPage({ cursor, limit }: Range): PageQuery<PublicSound & { markedAt: Date }> {
  const after = cursorOf('marked', cursor)
  return {
    statement: asJson(sql`
      select ${list(['markedAt'], 'm')}, ${list(ofSound, '(m.sound)')} from sounds.marked(${after?.at ?? null}, ${after?.id ?? null}, ${limit + 1}) m`),
    limit,
    list: 'marked',
    dates: ['createdAt', 'markedAt'],
    position: (item) => ({ sort: [item.markedAt], id: item.id }),
  }
}

/** How unlike it is (0: the same), and the link to it where it is another's. */
export type SimilarSound = PublicSound & { distance: number; shareToken: string | null }

export const similarSounds = (rows: readonly { items: string }[]): SimilarSound[] =>
  (JSON.parse(rows[0]!.items) as (Omit<SimilarSound, 'createdAt'> & { createdAt: string })[]).map((sound) => ({
    ...sound,
    createdAt: new Date(sound.createdAt),
  }))

/** The sounds most like one the caller sees: of their own and of the public ones. */
export const similarTo = ({
  generationId,
  token,
  limit,
}: {
  generationId: string
  token?: string | undefined
  limit: number
}): Sql =>
  asJson(sql`select round(m.distance::numeric, 3) as distance, m.share_token as "shareToken", ${list(ofSound, '(m.sound)')}
    from sounds.similar(${generationId}, ${token ?? null}, ${limit}) m order by m.distance, (m.sound).id`)
