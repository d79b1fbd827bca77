import { defineEntity, p } from '@mikro-orm/core'
import { createdAt, own } from '../shared/columns.ts'
import type { EventData, EventKind } from './input.ts'
import { Job } from './job.ts'

const schema = defineEntity({
  name: 'JobEvent',
  schema: 'jobs',
  tableName: 'events',
  ...own('owner_id'),
  indexes: [{ name: 'events_job_id_id_index', properties: ['job', 'id'] }],
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    job: () =>
      p
        .manyToOne(Job)
        .lazyRef()
        .joinColumns('job_id', 'owner_id')
        .referencedColumnNames('id', 'owner_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .index(false),
    kind: p.string().length(20).$type<EventKind>(),
    data: p
      .json<EventData>()
      .defaultRaw("'{}'::jsonb")
      .onCreate(() => ({})),
    createdAt: createdAt(),
  },
})

/** One thing that happened to a job, in order, so that a reload resumes where it was. */
export class JobEvent extends schema.class {}
schema.setClass(JobEvent)
