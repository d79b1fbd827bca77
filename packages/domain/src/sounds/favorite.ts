import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, crossOwner } from '../shared/columns.ts'
import { Generation } from './generation.ts'

const schema = defineEntity({
  name: 'Favorite',
  schema: 'sounds',
  tableName: 'favorites',
  ...crossOwner('user_id'),
  indexes: [
    { name: 'favorites_generation_id_index', properties: ['generationId'] },
    {
      name: 'favorites_user_id_created_at_index',
      expression:
        'create index "favorites_user_id_created_at_index" on "sounds"."favorites" ("user_id", "created_at" desc, "generation_id" desc)',
    },
  ],
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
    generationId: () =>
      p
        .manyToOne(Generation)
        .mapToPk()
        .primary()
        .joinColumn('generation_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    createdAt: createdAt(),
  },
})

/** A person's mark on any sound they can see; on their own it is kept in step with `isFavorite`. */
export class Favorite extends schema.class {}
schema.setClass(Favorite)
