import { defineEntity, p } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, id, instant, system } from '../shared/columns.ts'
import { Generation } from './generation.ts'
import type { reportReasons } from './input.ts'

const schema = defineEntity({
  name: 'Report',
  schema: 'sounds',
  tableName: 'reports',
  ...system(),
  indexes: [
    { name: 'reports_generation_id_index', properties: ['generationId'] },
    { name: 'reports_reporter_id_index', properties: ['reporterId'] },
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

/** Somebody thinks a shared sound should not be there; the server's owner decides. */
export class Report extends schema.class {}
schema.setClass(Report)
