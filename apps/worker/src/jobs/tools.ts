import type { MediaType } from '@stemma/domain/storage/input'
import type { JobInput, JobName, Progress, Result, SentBlob } from '@stemma/domain/jobs/pure'

/** What a job may do while it runs. Everything rejects with the signal's reason once the attempt is lost. */
export type Tools<N extends JobName> = {
  signal: AbortSignal
  /** Tells those who follow the job. */
  tell: (progress: Progress<N>) => Promise<void>
  /** Stores bytes for the job's owner and answers what they are called. */
  send: (bytes: Uint8Array<ArrayBuffer>, mediaType: MediaType) => Promise<SentBlob>
  /** Writes a blob that the job may read to a file. */
  fetch: (sha256: string, path: string) => Promise<void>
  /** Has the job's prompt read by the server's language model. */
  readByModel: () => Promise<{
    parameters: NonNullable<JobInput<'sounds.generate'>['parameters']>
    confidence: number
    why: string
    reader: string
  }>
}

export type Handler<N extends JobName> = (input: JobInput<N>, tools: Tools<N>) => Promise<Result<N>>
