import { defineEntity, p, type Opt } from '@mikro-orm/core'
import { createdAt, id, instant, own, updatedAt } from '../shared/columns.ts'

const schema = defineEntity({
  name: 'User',
  schema: 'identity',
  tableName: 'users',
  ...own('id', '(is_active AND (NOT email_verified))'),
  checks: [
    {
      name: 'email_format',
      expression: "((email)::text ~* '^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$'::text)",
    },
  ],
  indexes: [{ name: 'users_created_at_index', properties: ['createdAt'] }],
  uniques: [
    {
      name: 'users_email_key_unique',
      expression:
        'create unique index "users_email_key_unique" on "identity"."users" ("email_key") where deleted_at is null',
    },
    {
      name: 'users_username_key_unique',
      expression:
        'create unique index "users_username_key_unique" on "identity"."users" ("username_key") where deleted_at is null',
    },
  ],
  properties: {
    id: id(),
    email: p.string().length(255),
    emailKey: p.string().length(255).generated('(lower((email)::text)) stored').nullable(),
    username: p.string().length(50),
    usernameKey: p.string().length(50).generated('(lower((username)::text)) stored').nullable(),
    passwordHash: p.string().length(255).lazy(),
    isActive: p.boolean().default(true),
    emailVerified: p.boolean().default(false),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    lastLoginAt: instant().nullable(),
    deletedAt: instant().nullable(),
  },
})

/** A person with an account. */
export class User extends schema.class {
  /** Days between asking for erasure and erasure. */
  static readonly graceDays = 30

  get isLeaving(): Opt<boolean> {
    return this.deletedAt != null
  }
}
schema.setClass(User)
