import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own } from '../shared/columns.ts'
import { tokenPurposes } from './input.ts'
import { User } from './user.ts'

const schema = defineEntity({
  name: 'OneTimeToken',
  schema: 'identity',
  tableName: 'one_time_tokens',
  ...own('user_id'),
  indexes: [{ name: 'one_time_tokens_user_id_index', properties: ['userId'] }],
  properties: {
    id: id(),
    userId: () =>
      p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').updateRule('no action').index(false),
    purpose: p.string().length(20).$type<(typeof tokenPurposes)[number]>(),
    tokenHash: p.string().length(255).unique('one_time_tokens_token_hash_unique').lazy(),
    email: p.string().length(255).nullable(),
    expiresAt: instant(),
    usedAt: instant().nullable(),
    createdAt: createdAt(),
  },
})

/** A link sent by mail: it verifies an address, changes it, or resets a password, once, within the hour. */
export class OneTimeToken extends schema.class {}
schema.setClass(OneTimeToken)
