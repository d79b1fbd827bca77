import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, own, sha256 } from '../shared/columns.ts'

const schema = defineEntity({
  name: 'IdempotencyKey',
  schema: 'jobs',
  tableName: 'idempotency_keys',
  ...own('owner_id'),
  indexes: [{ name: 'idempotency_keys_created_at_index', properties: ['createdAt'] }],
  properties: {
    ownerId: () =>
      p
        .manyToOne(User)
        .mapToPk()
        .primary()
        .joinColumn('owner_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    key: p.string().length(100).primary(),
    procedure: p.string().length(100),
    inputHash: sha256(),
    result: p.text().nullable(),
    createdAt: createdAt(),
  },
})

/** A mutation already carried out under a key of the caller's, and what it answered. Kept 24 hours. */
export class IdempotencyKey extends schema.class {}
schema.setClass(IdempotencyKey)
