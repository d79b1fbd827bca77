import { catalogue, sentence, type ErrorCode, type ErrorKind, type ErrorParams } from './sentences.ts'
export { errorKinds, type ErrorCode, type ErrorKind, type ErrorParams } from './sentences.ts'

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
