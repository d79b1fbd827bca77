/** What went wrong, in eight meanings. Every outer layer (tRPC, HTTP, the command line) translates these and nothing else. */
export const errorKinds = [
  'invalid', // what was said cannot be understood or breaks a rule
  'unauthenticated', // we do not know who asks
  'forbidden', // we know, and the answer is no
  'missing', // not there, or not yours: the two are never told apart
  'conflict', // true by itself, but not beside what already is
  'limited', // too much, too often; later or less works
  'unavailable', // a machine we depend on does not answer; nothing was lost
  'failed', // we tried and could not, and trying again will not help
] as const
export type ErrorKind = (typeof errorKinds)[number]

export type ErrorParams = Readonly<Record<string, string | number | boolean | null>>

/**
 * The one error of the domain. `code` is stable, catalogued in `docs/errors.md` and in `shared/sentences.ts`;
 * `params` fill the sentence and name the field (`field`), never carrying what a person typed.
 */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  readonly kind: ErrorKind
  readonly code: ErrorCode
  readonly params: ErrorParams

  constructor(code: ErrorCode, params: ErrorParams = {}, options?: ErrorOptions) {
    super(sentence(code, params), options)
    this.kind = catalogue[code][0]
    this.code = code
    this.params = params
  }
}

import { catalogue, sentence, type ErrorCode } from './sentences.ts'
export type { ErrorCode }
