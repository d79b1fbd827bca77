import { TRPCError, type TRPC_ERROR_CODE_KEY } from '@trpc/server'
import { DomainError, translate, type ErrorKind } from '@stemma/domain'
import { ZodError } from 'zod'

/** The one table from meanings to codes. */
export const codes = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  missing: 'NOT_FOUND',
  conflict: 'CONFLICT',
  limited: 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  failed: 'UNPROCESSABLE_CONTENT',
} as const satisfies Record<ErrorKind, TRPC_ERROR_CODE_KEY>

/** What tRPC is to answer for anything thrown: a DomainError keeps its meaning, what we do not know stays a fault of ours. */
export function asTrpcError(thrown: unknown): TRPCError {
  const error = domainErrorOf(thrown)
  if (error) return new TRPCError({ code: codes[error.kind], message: error.message, cause: error })
  if (thrown instanceof TRPCError && thrown.code !== 'INTERNAL_SERVER_ERROR') return thrown
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'fault', cause: thrown })
}

/** The DomainError behind whatever was thrown, if there is one. */
export function domainErrorOf(thrown: unknown): DomainError | undefined {
  if (thrown instanceof TRPCError) return (thrown.cause && domainErrorOf(thrown.cause)) ?? ofWire(thrown)
  if (thrown instanceof ZodError) return ofInput(thrown)
  const error = translate(thrown)
  return error instanceof DomainError ? error : undefined
}

/** What tRPC itself could not read. A parser's own words may repeat what was sent. */
const ofWire = ({ code, cause, message }: TRPCError): DomainError | undefined =>
  code === 'BAD_REQUEST' || code === 'PARSE_ERROR'
    ? new DomainError('input_invalid', { field: 'input', reason: cause ? 'it cannot be read' : message })
    : undefined

/** The first thing wrong with an input, by the name of its field; never the value. */
function ofInput(error: ZodError): DomainError {
  const issue = error.issues[0]
  const field = issue?.path.map(String).join('.') || 'input'
  return new DomainError('input_invalid', { field, reason: issue?.message ?? 'it does not fit' }, { cause: error })
}

/** Every field that was wrong, for a form to show beside each. */
export const fieldsOf = (error: DomainError): Record<string, string> =>
  error.cause instanceof ZodError
    ? Object.fromEntries(
        error.cause.issues.map((issue) => [issue.path.map(String).join('.') || 'input', issue.message]),
      )
    : {}
