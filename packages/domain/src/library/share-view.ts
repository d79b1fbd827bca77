import { defineEntity, p } from '@mikro-orm/core'
import { sha256, system } from '../shared/columns.ts'
import { Share } from './share.ts'

const schema = defineEntity({
  name: 'ShareView',
  schema: 'library',
  tableName: 'share_views',
  ...system(),
  indexes: [{ name: 'share_views_day_index', properties: ['day'] }],
  properties: {
    shareId: () =>
      p
        .manyToOne(Share)
        .mapToPk()
        .primary()
        .joinColumn('share_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    day: p.date().primary(),
    listenerKey: sha256().primary(),
  },
})

/** That somebody looked at a link on a day: counted once. The key is a keyed hash, not an address. */
export class ShareView extends schema.class {}
schema.setClass(ShareView)
