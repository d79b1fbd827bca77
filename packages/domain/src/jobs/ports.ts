import type { ErrorCode } from '../shared/errors.ts'
import type { Work } from '../work.ts'
import type { JobInput, JobName, Payload, Progress, Result } from './pure/catalogue.ts'

/** Puts a job of the caller's into the queue when its unit commits, or not at all. Answers its id. */
export type Enqueue = <N extends JobName>(work: Work, name: N, payload: Payload<N>) => Promise<string>

/** What a job means to the rows it concerns. Every function runs in a unit that speaks for the job's owner. */
export type Effect<N extends JobName> = {
  /** What the worker is given. Refuses where the job has lost its purpose. */
  input(work: Work, payload: Payload<N>): Promise<JobInput<N>>
  /** Keeps what is known before the end. */
  progress?(work: Work, payload: Payload<N>, progress: Progress<N>): Promise<void>
  /** Applies the result, in the transaction that completes the job: once, however often it was delivered. What follows from it is enqueued with it. */
  done(work: Work, payload: Payload<N>, result: Result<N>, enqueue: Enqueue): Promise<void>
  /** The job ended without a result. */
  failed(work: Work, payload: Payload<N>, code: ErrorCode): Promise<void>
  /** Digests of the blobs the worker may read for it; none where absent. */
  reads?(work: Work, payload: Payload<N>): Promise<readonly string[]>
}

export type Effects = { readonly [N in JobName]: Effect<N> }
