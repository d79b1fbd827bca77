import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, id, instant, own } from '../shared/columns.ts'
import { Generation } from './generation.ts'

const schema = defineEntity({
  name: 'SharedSound',
  schema: 'sounds',
  tableName: 'shared_sounds',
  ...own('owner_id', '(view_count = 0)'),
  indexes: [
    {
      name: 'shared_sounds_feed_index',
      expression:
        'create index "shared_sounds_feed_index" on "sounds"."shared_sounds" ("created_at" desc, "id" desc) where is_public',
    },
    {
      name: 'shared_sounds_owner_id_created_at_index',
      expression:
        'create index "shared_sounds_owner_id_created_at_index" on "sounds"."shared_sounds" ("owner_id", "created_at" desc, "id" desc)',
    },
  ],
  uniques: [
    {
      name: 'shared_sounds_generation_id_unique',
      expression:
        'create unique index "shared_sounds_generation_id_unique" on "sounds"."shared_sounds" ("generation_id")',
    },
  ],
  properties: {
    id: id(),
    generationId: p.uuid(),
    ownerId: p.uuid(),
    generation: () =>
      p
        .manyToOne(Generation)
        .lazyRef()
        .joinColumns('generation_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    shareToken: p.string().length(32).unique('shared_sounds_share_token_unique'),
    isPublic: p.boolean().default(true),
    viewCount: p.integer().default(0),
    createdAt: createdAt(),
    expiresAt: instant().nullable(),
  },
})

/** A link to a sound: listed in Discover when public, known only to those who have it when not. */
export class SharedSound extends schema.class {}
schema.setClass(SharedSound)
