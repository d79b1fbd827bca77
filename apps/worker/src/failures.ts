import { AudioError } from '@stemma/audio'
import { failureCodes, type FailureCode } from '@stemma/domain/jobs/pure'
import { TRPCClientError } from '@trpc/client'

/** What the server refused on a plain route, as it says it. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly status: number
  readonly reason: string | null

  constructor(status: number, reason: string | null, message: string) {
    super(message)
    this.status = status
    this.reason = reason
  }
}

type Told = { reason?: unknown; httpStatus?: unknown } | null | undefined

const toldOf = (error: unknown): { reason: string | null; status: number | undefined } => {
  if (error instanceof Refused) return error
  const { reason, httpStatus } = (error instanceof TRPCClientError ? (error.data as Told) : undefined) ?? {}
  return { reason: typeof reason === 'string' ? reason : null, status: typeof httpStatus === 'number' ? httpStatus : undefined }
}

/** The server's own word for what went wrong, or null where it said none. */
export const reasonOf = (error: unknown): string | null => toldOf(error).reason

/** The attempt is not ours any more. */
export const isLost = (error: unknown): boolean => reasonOf(error) === 'job_lost' || toldOf(error).status === 401

/** The server is away, busy or stopping: the same call may succeed a little later. */
export function isPassing(error: unknown): boolean {
  const { reason, status } = toldOf(error)
  if (reason === 'changed_meanwhile' || status === 429 || (status !== undefined && status >= 502)) return true
  // Without an answer there is neither: a connection that failed, or somebody else's page in its place.
  return status === undefined && (error instanceof TRPCClientError || error instanceof TypeError)
}

/** How a job's own failure is told. The same sound fails the same way again: only machines recover. */
export function failureOf(error: unknown): { code: FailureCode; retryable: boolean } {
  if (error instanceof AudioError) return { code: 'render_failed', retryable: false }
  const reason = reasonOf(error)
  const code = failureCodes.find(known => known === reason)
  return { code: code ?? 'render_failed', retryable: code !== undefined && isPassing(error) }
}
