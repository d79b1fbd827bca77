/** `version`: data of another major version; `port`: the wished port is taken; `owner`: files of another user; the rest: what failed. */
export type PostgresErrorCode =
  | 'platform'
  | 'version'
  | 'port'
  | 'owner'
  | 'missing'
  | 'initdb'
  | 'start'
  | 'stop'
  | 'locked'

/** Why the server could not be started or stopped, in a sentence for the person at the terminal. */
export class PostgresError extends Error {
  override readonly name = 'PostgresError'
  readonly code: PostgresErrorCode

  constructor(code: PostgresErrorCode, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
