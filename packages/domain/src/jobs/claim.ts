import type { PgBoss } from 'pg-boss'
import type { Keyring } from '../identity/index.ts'
import type { Work } from '../work.ts'
import { effectOf, readPayload, speakFor, type SpokenFor } from './attempt.ts'
import { issueToken } from './job-token.ts'
import type { Effects } from './ports.ts'
import type { JobInput, JobName, Payload } from './pure/catalogue.ts'
import { queues } from './queues.ts'
import { dbOf, fenceOf } from './settle.ts'

/** One attempt at a job, as a worker gets it. */
export type ClaimOf<N extends JobName> = {
  jobId: string
  /** 1 for the first. Everything the worker says of the job names it. */
  attempt: number
  name: N
  payload: Payload<N>
  input: JobInput<N>
  /** Opens the blob routes for this attempt. */
  token: string
  /** Say something at least as often as this, in seconds, or lose the job. */
  heartbeatSeconds: number
  requestId: string | null
}
export type Claim = { [N in JobName]: ClaimOf<N> }[JobName]

/** Seconds by which a token outlives the attempt it was made for. */
const tokenGrace = 60

/** Marks the next job as taken, if there is one. A job whose owner was erased leaves the queue. */
export async function take(boss: PgBoss, work: Work, name: JobName): Promise<SpokenFor | 'nobody’s' | undefined> {
  const db = dbOf(work)
  const [fetched] = await boss.fetch(name, { db })
  if (!fetched) return undefined
  const job = await speakFor(work, fetched.id)
  const attempt = fetched.retryCount + 1
  if (!job) {
    await boss.cancel(name, fenceOf(fetched.id, attempt), { db })
    return 'nobody’s'
  }
  await work.jobs.move(job.id, 'active', { attempt })
  await work.jobEvents.record(job.id, 'started', { attempt })
  return { ...job, attempt }
}

/** What the worker needs for a job it was given. */
export async function prepare(effects: Effects, work: Work, job: SpokenFor, keys: Keyring): Promise<Claim> {
  await work.become(job.ownerId)
  const payload = readPayload(job.name, job.payload)
  const input = await effectOf(effects, job.name)!.input(work, payload)
  const { expireInSeconds, heartbeatSeconds } = queues[job.name]
  const token = issueToken(keys, job.id, job.attempt, Date.now() / 1000 + expireInSeconds + tokenGrace)
  return {
    jobId: job.id,
    attempt: job.attempt,
    name: job.name,
    payload,
    input,
    token,
    heartbeatSeconds,
    requestId: job.requestId,
  } as Claim
}
