import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own } from '../shared/columns.ts'
import { User } from './user.ts'

const schema = defineEntity({
  name: 'UserSession',
  schema: 'identity',
  tableName: 'user_sessions',
  ...own('user_id'),
  indexes: [
    { name: 'user_sessions_user_id_index', properties: ['userId'] },
    { name: 'user_sessions_expires_at_index', properties: ['expiresAt'] },
  ],
  properties: {
    id: id(),
    userId: () =>
      p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').updateRule('no action').index(false),
    tokenHash: p.string().length(255).unique('user_sessions_token_hash_unique').lazy(),
    refreshTokenHash: p.string().length(255).nullable().lazy(),
    previousHash: p.string().length(255).nullable().lazy(),
    rotatedAt: instant().nullable(),
    family: p.uuid().unique('user_sessions_family_unique').hidden(),
    expiresAt: instant(),
    refreshExpiresAt: instant(),
    absoluteExpiresAt: instant(),
    userAgent: p.text().nullable(),
    ipAddress: p.type('inet').$type<string>().nullable(),
    lastSeenAt: createdAt(),
    createdAt: createdAt(),
  },
})

/** One logged-in device: an access token of minutes, and the refresh token that renews it. */
export class UserSession extends schema.class {}
schema.setClass(UserSession)
