import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, id, instant, own, updatedAt } from '../shared/columns.ts'

const schema = defineEntity({
  name: 'Collection',
  schema: 'sounds',
  tableName: 'collections',
  ...own('user_id'),
  indexes: [{ name: 'collections_user_id_name_key_id_index', properties: ['userId', 'nameKey', 'id'] }],
  uniques: [
    {
      name: 'collections_user_id_name_key_unique',
      expression:
        'create unique index "collections_user_id_name_key_unique" on "sounds"."collections" ("user_id", "name_key") where deleted_at is null',
    },
    { name: 'collections_id_user_id_unique', properties: ['id', 'userId'] },
  ],
  properties: {
    id: id(),
    userId: () =>
      p.manyToOne(User).mapToPk().joinColumn('user_id').deleteRule('cascade').updateRule('no action').index(false),
    name: p.string().length(100),
    nameKey: p.string().length(200).generated('(lower((name)::text)) stored').nullable(),
    description: p.text().nullable(),
    isPublic: p.boolean().default(false),
    soundCount: p.integer().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant().nullable(),
    /** The owner of the server shows it to nobody but its maker. */
    hiddenAt: instant().nullable(),
  },
})

/** Sounds put together by hand, in an order. */
export class Collection extends schema.class {
  /** How far apart neighbours are put, so that moving one sound writes one row. */
  static readonly gap = 1024
}
schema.setClass(Collection)
