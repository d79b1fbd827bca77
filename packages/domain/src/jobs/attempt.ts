import { DomainError } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import type { JobState } from './input.ts'
import type { Effect, Effects, Enqueue } from './ports.ts'
import { catalogue, type JobName, type Payload } from './pure/catalogue.ts'

/** A job as the server sees it while it speaks for the job's owner. */
export type SpokenFor = {
  id: string
  ownerId: string
  name: JobName
  subjectId: string | null
  state: JobState
  attempt: number
  requestId: string | null
  /** As it lies in the queue, unread. */
  payload: unknown
}

/** Lets a unit go on as the owner of a job. Undefined where there is no such job, or its owner was erased. */
export async function speakFor(work: Work, jobId: string): Promise<SpokenFor | undefined> {
  const row = await work.row<Omit<SpokenFor, 'id' | 'ownerId'> & { ownerId: string | null }>(sql`
    select owner_id as "ownerId", name, subject_id as "subjectId", state, attempt, request_id as "requestId", payload
      from jobs.speak_for(${jobId})`)
  if (!row?.ownerId) return undefined
  await work.become(row.ownerId)
  return { ...row, id: jobId, ownerId: row.ownerId }
}

/** An effect whose job is only known at run time. */
type AnyEffect = {
  [K in keyof Effect<JobName>]: (work: Work, payload: unknown, more?: unknown, enqueue?: Enqueue) => Promise<unknown>
}

/** What a job means to its rows; undefined for a job this version does not know. */
export const effectOf = (effects: Effects, name: string): AnyEffect | undefined =>
  (effects as unknown as Record<string, AnyEffect>)[name]

/** The payload of a job, also that of the version before; `job_outdated` where neither fits. */
export function readPayload(name: JobName, payload: unknown): Payload<JobName> {
  const { payload: present, previous } = catalogue[name] as (typeof catalogue)[JobName] & { previous?: Previous }
  const read = present.safeParse(payload)
  if (read.success) return read.data
  const old = previous?.safeParse(payload)
  if (old?.success) return old.data
  throw new DomainError('job_outdated', {}, { cause: read.error })
}

type Previous = { safeParse(value: unknown): { success: true; data: Payload<JobName> } | { success: false } }
