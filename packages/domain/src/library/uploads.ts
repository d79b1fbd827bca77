import { randomUUID } from 'node:crypto'
import { clock } from '../shared/columns.ts'
import { cursorOf } from '../shared/cursor.ts'
import { DomainError } from '../shared/errors.ts'
import type { Whole } from '../shared/item.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { Owned } from '../shared/repository.ts'
import { nothing, raw, sql } from '../shared/sql.ts'
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

  /** One that goes on being received, nobody else writing to it until this unit ends. */
  async receiving(id: string): Promise<Upload> {
    await this.unit.rows(
      sql`select from library.uploads where id = ${id} and user_id = ${this.unit.user} for no key update`,
    )
    return this.get({ id, state: 'receiving' })
  }

  /** Notes how much has arrived. It only grows, and never beyond what was announced. */
  async advance(id: string, received: number): Promise<void> {
    const [row] = await this.unit.rows(sql`
      update library.uploads set received = ${received}, updated_at = now(), expires_at = ${inDays(Upload.days).toISOString()}::timestamptz
        where id = ${id} and user_id = ${this.unit.user} and state = 'receiving' and received <= ${received} and ${received} <= size returning 1`)
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
