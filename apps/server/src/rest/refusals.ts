import type { DomainError, ErrorKind } from '@stemma/domain'
import type { Answer } from './answer.ts'
import { ParameterMissing } from './params.ts'

/** The codes of the specification for each meaning. */
const codes = {
  invalid: 0,
  unauthenticated: 44,
  forbidden: 50,
  missing: 70,
  conflict: 0,
  limited: 0,
  unavailable: 0,
  failed: 0,
} as const satisfies Record<ErrorKind, number>

/** Failures of the protocol itself: which code, and the words. */
export class Refused extends Error {
  readonly code: number
  constructor(code: number, message: string) {
    super(message)
    this.code = code
  }
}

export const refusal = (error: DomainError | Refused, helpUrl: string): Answer => {
  const code = 'kind' in error ? (error instanceof ParameterMissing ? 10 : codes[error.kind]) : error.code
  return { error: { code, message: error.message, helpUrl: code >= 41 && code <= 44 ? helpUrl : undefined } }
}
