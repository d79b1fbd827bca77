import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { own } from '../shared/columns.ts'

const schema = defineEntity({
  name: 'Total',
  schema: 'library',
  tableName: 'totals',
  ...own('user_id'),
  properties: {
    userId: () =>
      p
        .manyToOne(User)
        .mapToPk()
        .primary()
        .joinColumn('user_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    trackCount: p.integer().default(0),
    trashCount: p.integer().default(0),
    durationMs: p.bigint('number').default(0),
    fileSize: p.bigint('number').default(0),
  },
})

/** How much a person's library holds, so that nobody counts a million rows. `fileSize` in bytes, those of the trash not among them. */
export class Total extends schema.class {}
schema.setClass(Total)
