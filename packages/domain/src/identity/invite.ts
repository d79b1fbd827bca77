import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, system } from '../shared/columns.ts'
import { User } from './user.ts'

const schema = defineEntity({
  name: 'Invite',
  schema: 'identity',
  tableName: 'invites',
  ...system(),
  properties: {
    id: id(),
    codeHash: p.string().length(255).unique('invites_code_hash_unique'),
    expiresAt: instant(),
    usedBy: () =>
      p
        .manyToOne(User)
        .mapToPk()
        .joinColumn('used_by')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index('invites_used_by_index'),
    createdAt: createdAt(),
  },
})

/** A code that lets one person register where registration is by invitation. */
export class Invite extends schema.class {}
schema.setClass(Invite)
