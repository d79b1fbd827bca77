import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own } from '../shared/columns.ts'
import type { Scope } from './input.ts'
import { User } from './user.ts'

const schema = defineEntity({
  name: 'AccessToken',
  schema: 'identity',
  tableName: 'access_tokens',
  ...own('user_id'),
  indexes: [{ name: 'access_tokens_user_id_index', properties: ['userId'] }],
  properties: {
    id: id(),
    userId: () =>
      p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').updateRule('no action').index(false),
    name: p.string().length(100),
    tokenHash: p.string().length(255).unique('access_tokens_token_hash_unique').lazy(),
    scopes: p.array().columnType('text[]').$type<Scope[]>(),
    expiresAt: instant().nullable(),
    lastUsedAt: instant().nullable(),
    createdAt: createdAt(),
  },
})

/** A personal access token: what a service presents instead of a session, limited to its scopes. */
export class AccessToken extends schema.class {}
schema.setClass(AccessToken)
