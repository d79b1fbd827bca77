import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, own } from '../shared/columns.ts'
import { Collection } from './collection.ts'
import { Generation } from './generation.ts'

const schema = defineEntity({
  name: 'CollectionSound',
  schema: 'sounds',
  tableName: 'collection_sounds',
  ...own('owner_id'),
  indexes: [
    {
      name: 'collection_sounds_generation_id_index',
      expression:
        'create index "collection_sounds_generation_id_index" on "sounds"."collection_sounds" ("generation_id")',
    },
    {
      name: 'collection_sounds_order_index',
      expression:
        'create index "collection_sounds_order_index" on "sounds"."collection_sounds" ("collection_id", "sort_order", "generation_id")',
    },
  ],
  properties: {
    collectionId: p.uuid().primary(),
    generationId: p.uuid().primary(),
    ownerId: p.uuid(),
    collection: () =>
      p
        .manyToOne(Collection)
        .lazyRef()
        .joinColumns('collection_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    generation: () =>
      p
        .manyToOne(Generation)
        .lazyRef()
        .joinColumns('generation_id', 'owner_id')
        .referencedColumnNames('id', 'user_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    addedAt: createdAt(),
    sortOrder: p.integer().default(0),
  },
})

/** A sound's place in a collection. `sortOrder` has gaps; equal ones are told apart by the sound's id. */
export class CollectionSound extends schema.class {}
schema.setClass(CollectionSound)
