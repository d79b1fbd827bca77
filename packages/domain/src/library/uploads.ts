import { randomUUID } from 'node:crypto'
import { clock } from '../shared/columns.ts'
import { cursorOf } from '../shared/cursor.ts'
import type { Plan } from '../identity/index.ts'
import { DomainError, type ErrorCode } from '../shared/errors.ts'
import type { Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { nothing, raw, sql, type Sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import { Upload } from './upload.ts'

export const uploadView = view(Upload, [
  'id',
  'batch',
  'fileName',
  'size',
  'received',
  'state',
  'errorCode',
  'trackId',
  'createdAt',
  'expiresAt',
])
export type UploadSeen = Whole<Seen<typeof uploadView>>

/** What becomes of a file that is all here: `known` names a track that was there before. */
export type UploadEnd =
  | { state: 'checking' | 'known'; trackId: string; errorCode?: never }
  | { state: 'refused'; errorCode: ErrorCode; trackId?: never }

/** The caller's plan, and what their files take. */
const storageUse = sql`
  select p.plan, coalesce((select t.file_size from library.totals t where t.user_id = p.user_id), 0) as held, u.coming, u.files
    from identity.profiles p, lateral (
      select coalesce(sum(u.size), 0) as coming, count(*)::int as files from library.uploads u where u.user_id = p.user_id and u.state = 'receiving') u
    where p.user_id = identity.current_user_id()`

const inDays = (days: number) => new Date(clock.now().getTime() + days * 86_400_000)

/** Files on their way to the caller's library. */
export class Uploads extends Owned<Upload, 'userId'> {
  protected readonly entity = Upload
  protected readonly owner = 'userId' as const
  protected readonly thing = 'upload'

  /** Writes down a file that is to come. Answers its id. */
  async create(file: {
    batch: string
    fileName: string
    size: number
    declaredSha256?: string | null
  }): Promise<string> {
    const id = randomUUID()
    await this.unit.rows(sql`
      insert into library.uploads (id, user_id, batch, file_name, size, declared_sha256, expires_at)
        values (${id}, ${this.unit.user}, ${file.batch}, ${file.fileName}, ${file.size}, ${file.declaredSha256 ?? null}, ${inDays(Upload.days).toISOString()})`)
    return id
  }

  /** Notes how much has arrived since `from`: more, and never beyond what was announced. */
  advance(id: string, from: number, received: number): Promise<void> {
    return this.#move(id, from, received, sql`${from} <= ${received}::bigint`)
  }

  /** Takes back what was noted: the bytes since `received` turned out to be none that were announced. */
  rewind(id: string, from: number, received: number): Promise<void> {
    return this.#move(id, from, received, sql`${received}::bigint <= ${from}`)
  }

  /** A file that came to its end: it has a track now, or it is refused and nothing of it is kept. */
  async end(id: string, outcome: UploadEnd): Promise<void> {
    const [row] = await this.unit.rows(sql`
      update library.uploads set state = ${outcome.state}, track_id = ${outcome.trackId ?? null}, error_code = ${outcome.errorCode ?? null},
          received = ${outcome.state === 'refused' ? raw('received') : raw('size')}, updated_at = now(), expires_at = ${inDays(Upload.days).toISOString()}::timestamptz
        where id = ${id} and user_id = ${this.unit.user} and state = 'receiving' returning 1`)
    if (!row) throw new DomainError('changed_meanwhile')
  }

  /** What the caller's files take, in bytes: those of the library, and those on their way, of which there are `files`. */
  async use(): Promise<{ plan: Plan; held: number; coming: number; files: number }> {
    const row = await this.unit.row<{ plan: Plan; held: string; coming: string; files: number }>(storageUse)
    return { plan: row!.plan, held: Number(row!.held), coming: Number(row!.coming), files: row!.files }
  }

  /** Takes what is over off the caller's list. */
  async clear(): Promise<void> {
    await this.unit.rows(
      sql`delete from library.uploads where user_id = ${this.unit.user} and state in ('done', 'known', 'refused')`,
    )
  }

  async #move(id: string, from: number, to: number, allowed: Sql): Promise<void> {
    const [row] = await this.unit.rows(sql`
      update library.uploads set received = ${to}, updated_at = now(), expires_at = ${inDays(Upload.days).toISOString()}::timestamptz
        where id = ${id} and user_id = ${this.unit.user} and state = 'receiving' and received = ${from} and ${allowed} and ${to} <= size returning 1`)
    if (!row) throw new DomainError('changed_meanwhile')
  }
}

/** The caller's uploads, the latest first: all, or those that were dropped together. */
export function uploadsPage(wanted: {
  cursor?: string | undefined
  limit: number
  batch?: string | undefined
}): PageQuery<UploadSeen> {
  const { cursor, limit, batch } = wanted
  const list = `uploads ${batch ?? ''}`
  const after = cursorOf(list, cursor)
  return pageOf(uploadView, {
    from: raw('library.uploads v'),
    where: sql`v.user_id = identity.current_user_id()${batch ? sql` and v.batch = ${batch}` : nothing}${after ? sql` and (v.created_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)` : nothing}`,
    order: 'v.created_at desc, v.id desc',
    list,
    limit,
    position: (item) => ({ sort: [item.createdAt], id: item.id }),
  }) as PageQuery<UploadSeen>
}
