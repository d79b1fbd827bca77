import { cursorOf } from '../shared/cursor.ts'
import { Owned } from '../shared/repository.ts'
import { pageOf, type PageQuery } from '../shared/page.ts'
import { raw, sql } from '../shared/sql.ts'
import { view, type Seen } from '../shared/view.ts'
import { AuditEntry } from './audit-entry.ts'
import type { AuditAction, AuditDetails } from './input.ts'

export const auditView = view(AuditEntry, ['id', 'action', 'details', 'ipAddress', 'userAgent', 'createdAt'])

/** What happened to the caller's account. */
export class AuditLog extends Owned<AuditEntry, 'userId'> {
  protected readonly entity = AuditEntry
  protected readonly owner = 'userId' as const
  protected readonly thing = 'audit entry'

  /** Notes a deed of the caller, with where it came from. Names of fields and ids only. */
  record(action: AuditAction, details: AuditDetails = {}): void {
    const { ip, userAgent, requestId } = this.unit.origin
    this.add({ action, details, ipAddress: ip, userAgent, requestId })
  }
}

/** The caller's log, newest first. */
export function auditPage({
  cursor,
  limit,
}: {
  cursor?: string | undefined
  limit: number
}): PageQuery<Seen<typeof auditView>> {
  const list = 'audit'
  const after = cursorOf(list, cursor)
  return pageOf(auditView, {
    from: raw('identity.audit_log v'),
    where: after
      ? sql`user_id = identity.current_user_id() and (v.created_at, v.id) < (${after.at}::timestamptz, ${after.id}::uuid)`
      : raw('user_id = identity.current_user_id()'),
    order: 'v.created_at desc, v.id desc',
    list,
    limit,
    position: (item) => ({ sort: [item.createdAt], id: item.id }),
  })
}
