import { DomainError, type ErrorCode, type ErrorParams } from './errors.ts'
import { catalogue } from './sentences.ts'

type Raised = { code?: unknown; message?: unknown; detail?: unknown; constraint?: unknown; column?: unknown }

/** What a violated constraint means to a person. Constraints not named here mean `already_exists`. */
const constraints: Record<string, [ErrorCode, ErrorParams]> = {
  users_email_key_unique: ['email_taken', { field: 'email' }],
  users_username_key_unique: ['username_taken', { field: 'username' }],
  music_tracks_user_id_audio_hash_unique: ['already_exists', { thing: 'track' }],
  collections_user_id_name_key_unique: ['name_taken', { thing: 'collection', field: 'name' }],
}

/** SQLSTATE (or its class) to a code of ours. Source: PostgreSQL, Appendix A. */
const states: Record<string, [ErrorCode, ErrorParams]> = {
  '23503': ['not_found', { thing: 'item' }],
  '23514': ['input_invalid', { field: 'input', reason: 'a value is out of range' }],
  '23502': ['input_invalid', { field: 'input', reason: 'a value is missing' }],
  '22': ['input_invalid', { field: 'input', reason: 'a value cannot be stored' }],
  '40': ['changed_meanwhile', {}],
  '55P03': ['changed_meanwhile', {}],
  '57014': ['took_too_long', {}],
  '25P03': ['took_too_long', {}],
  '57P': ['database_busy', {}],
  '08': ['database_busy', {}],
  '53': ['database_busy', {}],
  ECONN: ['database_busy', {}],
  EPIPE: ['database_busy', {}],
}

const lostConnection =
  /timeout exceeded when trying to connect|Connection terminated|not queryable|Client was closed|Cannot use a pool after/

/** The DomainError a database error stands for; anything unknown comes back as it was, and is a defect of ours. */
export function translate(error: unknown): unknown {
  if (error instanceof DomainError || !(error instanceof Error)) return error
  const { code, message, detail, constraint } = error as Raised
  const state = typeof code === 'string' ? code : ''
  if (state === 'ST000') return raisedByFunction(String(message), detail, error)
  if (state === '23505') {
    const [known, params] = constraints[String(constraint)] ?? ['already_exists', { thing: 'item' }]
    return new DomainError(known, params, { cause: error })
  }
  const [known, params] =
    states[state] ?? states[state.slice(0, 5)] ?? states[state.slice(0, 3)] ?? states[state.slice(0, 2)] ?? []
  if (known) return new DomainError(known, params, { cause: error })
  if (lostConnection.test(String(message))) return new DomainError('database_busy', {}, { cause: error })
  return error
}

/** `identity.refuse(code, params)` in SQL: the message is the code, the detail its parameters. */
function raisedByFunction(message: string, detail: unknown, cause: Error): unknown {
  const code = message.split(/\s/).findLast((word) => word in catalogue)
  if (!code) return cause
  return new DomainError(code as ErrorCode, typeof detail === 'string' ? (JSON.parse(detail) as ErrorParams) : {}, {
    cause,
  })
}
