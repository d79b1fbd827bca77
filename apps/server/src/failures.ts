import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { DomainError, type ErrorCode, type ErrorKind } from '@stemma/domain'
import { domainErrorOf } from '@stemma/api'
import type { App } from './context.ts'

/** The same table as the API's, in HTTP's own numbers (RFC 9110). */
const statuses = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  missing: 404,
  conflict: 409,
  limited: 429,
  unavailable: 503,
  failed: 422,
} as const satisfies Record<ErrorKind, ContentfulStatusCode>

/** Where HTTP has a number of its own for one failure. */
const exact: Partial<Record<ErrorCode, ContentfulStatusCode>> = {
  range_invalid: 416,
  body_too_large: 413,
  blob_too_large: 413,
  quota_exceeded: 413,
  upload_too_long: 413,
  tus_version: 412,
  upload_type: 415,
  format_unsupported: 415,
  picture_unsupported: 415,
  upload_busy: 423,
  upload_over: 410,
  upload_checksum: 460 as ContentfulStatusCode, // tus 1.0.0, Checksum: a number of its own
}

/** Answers a failure of a plain route: `{ error: { code, message, params } }`. */
export function answerFailure(error: unknown, c: Context<App>, log: (error: unknown) => void): Response {
  const known = domainErrorOf(error)
  if (!known) log(error)
  const { code, kind, message, params } = known ?? fault(c.var.requestId)
  if (kind === 'unavailable') c.header('retry-after', '2')
  if (kind === 'limited') c.header('retry-after', String(params['seconds'] ?? 60))
  c.header('cache-control', 'no-store')
  const status = code === null ? 500 : (exact[code] ?? statuses[kind])
  return c.json({ error: { code, message, params, requestId: c.var.requestId } }, status)
}

const fault = (requestId: string) => ({
  code: null,
  kind: 'failed' as const,
  message: `This is a fault of ours; nothing was changed. It was noted as ${requestId}: tell the owner of this server.`,
  params: {} as DomainError['params'],
})
