import { AudioError } from '@stemma/audio'
import { failureCodes, type FailureCode } from '@stemma/domain/jobs/pure'
import { TRPCClientError } from '@trpc/client'
import { Unfit } from './engines/reading/protocol.ts'

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
  return {
    reason: typeof reason === 'string' ? reason : null,
    status: typeof httpStatus === 'number' ? httpStatus : undefined,
  }
}

/** The server's own word for what went wrong, or null where it said none. */
export const reasonOf = (error: unknown): string | null => toldOf(error).reason

/** The attempt is not ours any more. */
export const isLost = (error: unknown): boolean => reasonOf(error) === 'job_lost' || toldOf(error).status === 401

/** What the server says when the same call may succeed a little later. */
const passing = new Set<string | null>([
  'database_busy',
  'storage_unavailable',
  'took_too_long',
  'changed_meanwhile',
  'too_many_requests',
])

/** The server is away, busy or stopping. */
export function isPassing(error: unknown): boolean {
  const { reason, status } = toldOf(error)
  if (reason !== null) return passing.has(reason)
  // Without an answer there is no status: a connection that failed, or somebody else's page in the server's place.
  return status === undefined
    ? error instanceof TRPCClientError || error instanceof TypeError
    : status === 429 || status >= 502
}

/** Outside machines that recover. */
const worthAnotherTry = new Set<string | null>(['reading_unavailable', 'reading_limited', 'blob_mismatch'])

/** How a job's own failure is told. The same sound fails the same way again: only machines recover. */
export function failureOf(error: unknown): { code: FailureCode; retryable: boolean } {
  if (error instanceof Unfit) return { code: error.code, retryable: false }
  if (error instanceof AudioError) return { code: 'render_failed', retryable: false }
  // The machine's own: a full disk, too many open files.
  if (error instanceof Error && 'errno' in error) return { code: 'storage_unavailable', retryable: true }
  const reason = reasonOf(error)
  const code = failureCodes.find((known) => known === reason)
  return { code: code ?? 'render_failed', retryable: isPassing(error) || worthAnotherTry.has(reason) }
}
