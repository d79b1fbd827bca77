import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { id, sha256, system } from '../shared/columns.ts'
import { Generation } from './generation.ts'
import type { listenKinds } from './input.ts'

const schema = defineEntity({
  name: 'Listen',
  schema: 'sounds',
  tableName: 'listens',
  ...system(),
  indexes: [
    { name: 'listens_listener_id_index', properties: ['listenerId'] },
    { name: 'listens_day_index', properties: ['day'] },
  ],
  uniques: [
    {
      name: 'listens_generation_id_kind_day_listener_unique',
      properties: ['generationId', 'kind', 'day', 'listenerKey'],
    },
  ],
  properties: {
    id: id(),
    generationId: () =>
      p
        .manyToOne(Generation)
        .mapToPk()
        .joinColumn('generation_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    kind: p.string().length(10).$type<(typeof listenKinds)[number]>(),
    day: p.date(),
    listenerKey: sha256(),
    listenerId: () =>
      p
        .manyToOne(User)
        .mapToPk()
        .joinColumn('listener_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
  },
})

/** That somebody heard or saw a sound on a day: counted once. The key is a keyed hash, not an address. */
export class Listen extends schema.class {}
schema.setClass(Listen)
