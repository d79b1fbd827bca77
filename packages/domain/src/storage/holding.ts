import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, own } from '../shared/columns.ts'
import { Blob } from './blob.ts'

const schema = defineEntity({
  name: 'Holding',
  schema: 'storage',
  tableName: 'holdings',
  ...own('owner_id'),
  indexes: [{ name: 'holdings_sha256_index', properties: ['sha256'] }],
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
    sha256: () =>
      p
        .manyToOne(Blob)
        .mapToPk()
        .primary()
        .joinColumn('sha256')
        .deleteRule('no action')
        .updateRule('no action')
        .index(false),
    createdAt: createdAt(),
  },
})

/** That a person has sent, or had made, these bytes. */
export class Holding extends schema.class {}
schema.setClass(Holding)
