import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { clock } from '../shared/columns.ts'
import { cursorOf, decodeCursor, sortId } from '../shared/cursor.ts'
import { DomainError } from '../shared/errors.ts'
import { asItem, readItem, type Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { raw, sql, type Sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import { Playlist } from './playlist.ts'

export const playlistView = view(Playlist, [
  'id',
  'name',
  'description',
  'isPublic',
  'trackCount',
  'durationMs',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'hiddenAt',
])
/** `trackCount` of a smart playlist is what was met soon: where `isMore`, there may be others. */
export type PlaylistSeen = Whole<Seen<typeof playlistView>> & { isSmart: boolean; isMore: boolean }

/** What can be changed of a playlist but its entries. */
export type PlaylistFields = { name: string; description: string | null; isPublic: boolean }

/** Playlists `v`; for each with rules so many tracks are looked at. */
const counted = (looks: number) =>
  raw(`(select l.id, l.user_id, l.name, l.name_key, l.description, l.is_public, coalesce(c.n, l.track_count) as track_count, l.duration_ms,
      l.created_at, l.updated_at, l.deleted_at, l.hidden_at, c.n is not null as is_smart, coalesce(c.more, false) as is_more
    from library.playlists l left join lateral library.own_smart_count(l.id, ${looks}) c on true) v`)
const smart = raw('v.is_smart as "isSmart", v.is_more as "isMore"')
const [inList, alone] = [2000, 20_000]

/** The caller's playlists. Names need not differ. */
export class Playlists extends Owned<Playlist, 'userId'> {
  protected readonly entity = Playlist
  protected readonly owner = 'userId' as const
  protected readonly thing = 'playlist'

  /** Writes a new one at once: what was counted is not the application's to write. */
  async create({ name, description, isPublic }: PlaylistFields): Promise<string> {
    const id = randomUUID()
    await this.unit.rows(sql`
      insert into library.playlists (id, user_id, name, description, is_public) values (${id}, ${this.unit.user}, ${name}, ${description}, ${isPublic})`)
    return id
  }

  /** A playlist that is not in the trash. */
  live(id: string): Promise<Playlist> {
    return this.get({ id, deletedAt: null })
  }

  /** A playlist as its owner sees it. */
  async seen(id: string): Promise<PlaylistSeen> {
    await this.unit.em.flush()
    return readOnePlaylist(await this.unit.rows(onePlaylist(id)))
  }

  async toTrash(id: string): Promise<void> {
    const row = await this.get(id)
    row.deletedAt ??= clock.now()
  }

  async restore(id: string): Promise<Playlist> {
    const row = await this.get(id)
    row.deletedAt = null
    return row
  }

  /** Removes a playlist in the trash for good; its tracks stay. */
  async purge(id: string): Promise<void> {
    const row = await this.find(id)
    if (row?.deletedAt == null) throw new DomainError('not_found', { thing: this.thing })
    this.remove(row)
  }
}

/** One of the caller's playlists, in the trash or not. */
export const onePlaylist = (id: string): Sql =>
  asItem(
    sql`select ${playlistView.select('v')}, ${smart} from ${counted(alone)} where v.id = ${id} and v.user_id = identity.current_user_id()`,
  )
export const readOnePlaylist = (rows: readonly { item: string }[]): PlaylistSeen =>
  readItem(rows, playlistView.dates, 'playlist')

type Range = { cursor?: string | undefined; limit: number }
const mine = raw('v.user_id = identity.current_user_id()')

/** The caller's playlists by name. */
export function playlistsPage({ cursor, limit }: Range): PageQuery<PlaylistSeen> {
  const after = decodeCursor('playlists', cursor, [z.string().max(100), sortId])
  return pageOf(playlistView, {
    from: counted(inList),
    where: after
      ? sql`${mine} and v.deleted_at is null and (v.name_key, v.id) > (${after.sort[0]}, ${after.id}::uuid)`
      : sql`${mine} and v.deleted_at is null`,
    order: 'v.name_key, v.id',
    list: 'playlists',
    limit,
    position: (item) => ({ sort: [(item as unknown as { nameKey: string }).nameKey], id: item.id }),
    extra: sql`${smart}, v.name_key as "nameKey"`,
  }) as PageQuery<PlaylistSeen>
}

/** Playlists the caller deleted, the latest first. */
export function playlistsTrashPage({ cursor, limit }: Range): PageQuery<PlaylistSeen> {
  const after = cursorOf('playlists trash', cursor)
  return pageOf(playlistView, {
    from: counted(inList),
    where: after
      ? sql`${mine} and v.deleted_at is not null and (v.deleted_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : sql`${mine} and v.deleted_at is not null`,
    order: 'v.deleted_at desc, v.id desc',
    list: 'playlists trash',
    limit,
    position: (item) => ({ sort: [String(item.deletedAt)], id: item.id }),
    extra: smart,
  }) as PageQuery<PlaylistSeen>
}
