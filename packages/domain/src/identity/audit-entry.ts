import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, own } from '../shared/columns.ts'
import type { AuditAction, AuditDetails } from './input.ts'
import { User } from './user.ts'

const schema = defineEntity({
  name: 'AuditEntry',
  schema: 'identity',
  tableName: 'audit_log',
  ...own('user_id'),
  indexes: [
    {
      name: 'audit_log_user_id_created_at_id_index',
      expression:
        'create index "audit_log_user_id_created_at_id_index" on "identity"."audit_log" ("user_id", "created_at" desc, "id" desc)',
    },
    { name: 'audit_log_created_at_index', properties: ['createdAt'] },
  ],
  properties: {
    id: id(),
    userId: () =>
      p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').updateRule('no action').index(false),
    action: p.string().length(60).$type<AuditAction>(),
    details: p
      .json<AuditDetails>()
      .defaultRaw("'{}'::jsonb")
      .onCreate(() => ({})),
    ipAddress: p.type('inet').$type<string>().nullable(),
    userAgent: p.text().nullable(),
    requestId: p.string().length(64).nullable(),
    createdAt: createdAt(),
  },
})

/** One thing that happened to an account. Field names and ids, never secrets; insert-only; kept for a year. */
export class AuditEntry extends schema.class {}
schema.setClass(AuditEntry)
