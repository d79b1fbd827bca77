import { Owned } from '../shared/repository.ts'
import { AuditEntry } from './audit-entry.ts'

/** What happened to the caller's account. */
export class AuditLog extends Owned<AuditEntry, 'userId'> {
  protected readonly entity = AuditEntry
  protected readonly owner = 'userId' as const
  protected readonly thing = 'audit entry'
}
