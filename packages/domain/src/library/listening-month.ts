import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { own } from '../shared/columns.ts'

const schema = defineEntity({
  name: 'ListeningMonth',
  schema: 'library',
  tableName: 'listening_months',
  ...own('owner_id'),
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
    /** Its first day, in UTC. */
    month: p.date().primary(),
    playCount: p.integer().default(0),
    listenedMs: p.bigint('number').default(0),
  },
})

/** How much a person heard in a month, counted by the database. */
export class ListeningMonth extends schema.class {}
schema.setClass(ListeningMonth)
