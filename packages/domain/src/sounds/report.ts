import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, id, instant, system } from '../shared/columns.ts'
import type { reportReasons } from '../shared/input.ts'
import { Collection } from './collection.ts'
import { Generation } from './generation.ts'

const schema = defineEntity({
  name: 'Report',
  schema: 'sounds',
  tableName: 'reports',
  ...system(),
  checks: [{ name: 'reports_subject_check', expression: '(num_nonnulls(generation_id, collection_id) = 1)' }],
  indexes: [
    { name: 'reports_generation_id_index', properties: ['generationId'] },
    { name: 'reports_collection_id_index', properties: ['collectionId'] },
    { name: 'reports_reporter_id_index', properties: ['reporterId'] },
  ],
  properties: {
    id: id(),
    generationId: () =>
      p
        .manyToOne(Generation)
        .mapToPk()
        .joinColumn('generation_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    collectionId: () =>
      p
        .manyToOne(Collection)
        .mapToPk()
        .joinColumn('collection_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    reporterId: () =>
      p
        .manyToOne(User)
        .mapToPk()
        .joinColumn('reporter_id')
        .nullable()
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    reason: p.string().length(20).$type<(typeof reportReasons)[number]>(),
    note: p.text().nullable(),
    createdAt: createdAt(),
    resolvedAt: instant().nullable(),
  },
})

/** Somebody thinks a shared sound, or what a public collection says, should not be there; the server's owner decides. */
export class Report extends schema.class {}
schema.setClass(Report)
