import { fromKysely, type PgBoss } from 'pg-boss'
import type { z } from 'zod'
import { DomainError, type ErrorCode } from '../shared/errors.ts'
import { sql } from '../shared/sql.ts'
import type { Work } from '../work.ts'
import { effectOf, readPayload, speakFor, type SpokenFor } from './attempt.ts'
import type { EventData } from './input.ts'
import type { Effects, Enqueue } from './ports.ts'
import { catalogue, type SentBlob } from './pure/catalogue.ts'

/** The queue's own row is always locked before `jobs.jobs`: everybody locks in this order, so nobody waits in a circle. */
export type Settling = { boss: PgBoss; effects: Effects; enqueue: Enqueue }

export const dbOf = (work: Work) => fromKysely(work.transaction)

/** pg-boss counts retries from 0, we count attempts from 1. */
export const fenceOf = (jobId: string, attempt: number) => ({ id: jobId, retryCount: attempt - 1 })

const affected = (answer: object): boolean => (answer as { affected?: number }).affected === 1

const lost = () => new DomainError('job_lost')

function understood<T extends z.ZodType>(schema: T, told: unknown): z.output<T> {
  const read = schema.safeParse(told)
  if (read.success) return read.data
  const [issue] = read.error.issues
  throw new DomainError('input_invalid', {
    field: issue?.path.join('.') || 'result',
    reason: issue?.message ?? 'it does not fit',
  })
}

async function get(work: Work, jobId: string): Promise<SpokenFor> {
  const job = await speakFor(work, jobId)
  if (!job) throw lost()
  return job
}

/** Says that an attempt is alive, and goes on as the job's owner; `job_lost` where it is not the present one. */
export async function touch({ boss }: Settling, work: Work, jobId: string, attempt: number): Promise<SpokenFor> {
  const job = await get(work, jobId)
  if (!affected(await boss.touch(job.name, fenceOf(jobId, attempt), { db: dbOf(work) }))) throw lost()
  return job
}

export async function progress(
  settling: Settling,
  work: Work,
  jobId: string,
  attempt: number,
  told: unknown,
): Promise<void> {
  const job = await touch(settling, work, jobId, attempt)
  const { kind, ...data } = understood(catalogue[job.name].progress, told)
  if ('percent' in data) await work.rows(sql`update jobs.jobs set progress = ${data.percent} where id = ${jobId}`)
  await effectOf(settling.effects, job.name)?.progress?.(work, readPayload(job.name, job.payload), told)
  await work.jobEvents.record(jobId, kind, eventOf(data))
}

/** What is told as an event: the row has the rest. */
const eventOf = (data: object): EventData =>
  Object.fromEntries(
    Object.entries(data).filter(([, value]) => value === null || typeof value !== 'object'),
  ) as EventData

/** Completes an attempt and applies its effect. Saying it again after a lost reply succeeds and changes nothing. */
export async function complete(
  { boss, effects, enqueue }: Settling,
  work: Work,
  jobId: string,
  attempt: number,
  told: unknown,
): Promise<void> {
  const job = await get(work, jobId)
  const result = understood(catalogue[job.name].result, told)
  if (!affected(await boss.complete(job.name, fenceOf(jobId, attempt), null, { db: dbOf(work) }))) {
    const { state, attempt: last } = await get(work, jobId)
    if (state === 'done' && last === attempt) return
    throw lost()
  }
  const made = result as { readonly [name: string]: unknown }
  await assertSent(
    work,
    catalogue[job.name].blobs.flatMap((name) => (made[name] as SentBlob | null) ?? []),
  )
  await effectOf(effects, job.name)?.done(work, readPayload(job.name, job.payload), result, enqueue)
  await work.jobs.move(jobId, 'done')
  await work.jobEvents.record(jobId, 'ready')
}

/** A worker may only name blobs it has sent for the owner: a digest alone gives no right to the bytes. */
async function assertSent(work: Work, blobs: readonly SentBlob[]): Promise<void> {
  const digests = [...new Set(blobs.map(({ sha256 }) => sha256 as string))]
  const [held] = await work.rows<{ n: number }>(sql`
    select count(*)::int as n from storage.holdings where owner_id = ${work.user} and sha256 = any (${digests})`)
  if (held?.n !== digests.length) throw new DomainError('blob_missing')
}

/** Ends an attempt without a result: another follows after a pause, unless it would not help or there were enough. */
export async function fail(
  settling: Settling,
  work: Work,
  jobId: string,
  attempt: number,
  code: ErrorCode,
  retryable: boolean,
): Promise<void> {
  const { boss } = settling
  const job = await get(work, jobId)
  const fence = fenceOf(jobId, attempt)
  // A job that is not to be tried again leaves the queue as cancelled; what became of it is told by jobs.jobs.
  const settled = retryable
    ? await boss.fail(job.name, fence, { code }, { db: dbOf(work) })
    : await boss.cancel(job.name, fence, { db: dbOf(work) })
  if (!affected(settled)) {
    const now = await get(work, jobId)
    if (now.attempt === attempt && now.state !== 'active') return
    throw lost()
  }
  if (retryable && (await isQueued(work, job))) {
    await work.jobs.move(jobId, 'queued')
    return work.jobEvents.record(jobId, 'retrying', { code })
  }
  await end(settling, work, job, code)
}

/** Hands an attempt back unfinished, e.g. when a worker stops: it is given to another at once and counts for nothing. */
export async function giveBack({ boss }: Settling, work: Work, jobId: string, attempt: number): Promise<void> {
  const job = await get(work, jobId)
  const [mine] = await work.rows(sql`
    update pgboss.job set retry_limit = retry_limit + 1
      where name = ${job.name} and id = ${jobId} and state = 'active' and retry_count = ${attempt - 1} returning id`)
  if (!mine) throw lost()
  await boss.fail(job.name, fenceOf(jobId, attempt), null, { db: dbOf(work) })
  await work.rows(sql`update pgboss.job set start_after = now() where name = ${job.name} and id = ${jobId}`)
  await work.jobs.move(jobId, 'queued')
  await work.jobEvents.record(jobId, 'retrying')
}

/** Tells the rows and the owner that a job ended without a result. */
export async function end({ effects }: Settling, work: Work, job: SpokenFor, code: ErrorCode): Promise<void> {
  const payload = readable(job)
  if (payload) await effectOf(effects, job.name)?.failed(work, payload, code)
  const cancelled = code === 'job_cancelled'
  await work.jobs.move(job.id, cancelled ? 'cancelled' : 'failed', { errorCode: code })
  await work.jobEvents.record(job.id, cancelled ? 'cancelled' : 'failed', cancelled ? {} : { code })
}

/** Undefined for a payload that no version reads any more: which row it is about is not known for sure. */
function readable(job: SpokenFor): unknown {
  try {
    return readPayload(job.name, job.payload)
  } catch {
    return undefined
  }
}

async function isQueued(work: Work, { id, name }: SpokenFor): Promise<boolean> {
  const row = await work.row<{ state: string }>(sql`select state from pgboss.job where name = ${name} and id = ${id}`)
  return row?.state === 'retry'
}

/** Takes a job from the worker that has been silent or late; tells of jobs that the queue ended by itself. */
export async function lapse(settling: Settling, work: Work, jobId: string, attempt: number): Promise<void> {
  const job = await speakFor(work, jobId)
  if (!job) return
  const late =
    attempt > 0 &&
    (await settling.boss.fail(job.name, fenceOf(jobId, attempt), { code: 'job_given_up' }, { db: dbOf(work) }))
  if (late && affected(late)) {
    if (await isQueued(work, job)) {
      await work.jobs.move(jobId, 'queued')
      return work.jobEvents.record(jobId, 'retrying')
    }
    return end(settling, work, job, 'job_given_up')
  }
  const [unfinished] = await work.rows(sql`
    select from jobs.jobs j where id = ${jobId} and finished_at is null
      and not exists (select from pgboss.job q where q.name = ${job.name} and q.id = j.id and q.state <= 'active') for update`)
  if (unfinished) await end(settling, work, job, 'job_given_up')
}
