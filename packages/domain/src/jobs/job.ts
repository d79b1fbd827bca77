import { defineEntity, p, type Opt } from '@mikro-orm/core'
import { User } from '../identity/user.ts'
import { createdAt, id, instant, own } from '../shared/columns.ts'
import { jobStates, type JobState } from './input.ts'

const states = jobStates.map((state) => `'${state}'::character varying`).join(', ')

const schema = defineEntity({
  name: 'Job',
  schema: 'jobs',
  tableName: 'jobs',
  ...own('owner_id'),
  checks: [
    { name: 'jobs_state_check', expression: `((state)::text = ANY ((ARRAY[${states}])::text[]))` },
    { name: 'jobs_progress_check', expression: '((progress >= 0) AND (progress <= 100))' },
  ],
  indexes: [
    {
      name: 'jobs_owner_id_created_at_index',
      expression: 'create index "jobs_owner_id_created_at_index" on "jobs"."jobs" ("owner_id", "created_at" desc)',
    },
    {
      name: 'jobs_unfinished_index',
      expression:
        'create index "jobs_unfinished_index" on "jobs"."jobs" ("owner_id", "created_at" desc) where finished_at is null',
    },
    { name: 'jobs_subject_id_index', properties: ['subjectId'] },
  ],
  uniques: [{ name: 'jobs_id_owner_id_unique', properties: ['id', 'ownerId'] }],
  properties: {
    id: id(),
    ownerId: () =>
      p
        .manyToOne(User)
        .mapToPk()
        .joinColumn('owner_id')
        .deleteRule('cascade')
        .updateRule('no action')
        .nullable()
        .index(false),
    name: p.string().length(60),
    subjectId: p.uuid().nullable(),
    state: p.string().length(20).$type<JobState>().default('queued'),
    attempt: p.integer().default(0),
    progress: p.smallint().default(0),
    errorCode: p.string().length(60).nullable(),
    requestId: p.string().length(64).nullable(),
    createdAt: createdAt(),
    finishedAt: instant().nullable(),
  },
})

/** A piece of work as its owner sees it. The queue's own row, with the same id, is pg-boss's. */
export class Job extends schema.class {
  get isOver(): Opt<boolean> {
    return this.finishedAt != null
  }
}
schema.setClass(Job)
