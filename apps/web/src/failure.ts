import { say } from './words/language.ts'
import { bareErrors, errors } from './words/errors.ts'

export type Params = Readonly<Record<string, string | number | boolean | null>>
export type Failure = { code: string; params: Params; message: string; status: number }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const paramsOf = (value: unknown): Params =>
  isRecord(value)
    ? Object.fromEntries(
        Object.entries(value).flatMap(([name, param]) =>
          isRecord(param) || typeof param === 'undefined' ? [] : [[name, param as Params[string]]],
        ),
      )
    : {}

/** What went wrong, whoever says it: tRPC (`error.data`), a plain route (`{ error }`), or a network that is not there. */
export const failureOf = (error: unknown): Failure => {
  const data =
    isRecord(error) && isRecord(error.data)
      ? error.data
      : isRecord(error) && isRecord(error.error)
        ? error.error
        : undefined
  const status =
    isRecord(error) && typeof error.status === 'number'
      ? error.status
      : typeof data?.httpStatus === 'number'
        ? data.httpStatus
        : 0
  // tRPC has a `code` of its own kind beside ours, in capitals.
  const ours = [data?.reason, data?.code].find((code) => typeof code === 'string' && /^[a-z_]+$/.test(code))
  const said =
    isRecord(data) && typeof data.message === 'string' ? data.message : error instanceof Error ? error.message : ''
  if (typeof ours === 'string') return { code: ours, params: paramsOf(data?.params), message: said, status }
  return { code: status === 0 ? 'unreachable' : 'unknown', params: {}, message: said, status }
}

export const codeOf = (error: unknown): string => failureOf(error).code

/** The sentence of a code in the language of the page, its parameters filled in; undefined where we have none. */
export const sentenceOfCode = (code: string, params?: Params): string | undefined =>
  (params === undefined ? (say(bareErrors)[code] ?? say(errors)[code]) : say(errors)[code])?.replace(
    /\{(\w+)\}/g,
    (_, name: string) => String(params?.[name] ?? name),
  )

/** The sentence of an error in the language of the page; the server's own where we have none. */
export const sentenceOf = (error: unknown): string => {
  const { code, params, message } = failureOf(error)
  const english = say(errors) === errors.en && message !== '' && code !== 'unreachable'
  return (
    (english ? undefined : sentenceOfCode(code, params)) ??
    (message === '' ? (sentenceOfCode('unknown') ?? '') : message)
  )
}

/** Every field that was wrong, as the server lists them. */
const fieldsOf = (error: unknown): Readonly<Record<string, unknown>> =>
  isRecord(error) && isRecord(error.data) && isRecord(error.data.fields) ? error.data.fields : {}

/** The field of a form that an error without a named field is about. */
const about: Readonly<Record<string, readonly string[]>> = {
  email_taken: ['email'],
  username_taken: ['username'],
  password_weak: ['newPassword', 'password'],
  password_wrong: ['password'],
  invite_needed: ['invite'],
  invite_invalid: ['invite'],
  name_taken: ['name'],
}

/** The sentence under one field of a form, or undefined when the error is not about it. */
export const fieldError = (error: unknown, field: string): string | undefined => {
  if (error === null) return undefined
  const { code, params } = failureOf(error)
  const said = fieldsOf(error)[field]
  if (typeof said === 'string') return said
  return params.field === field || about[code]?.includes(field) ? sentenceOf(error) : undefined
}

/** The sentence for a form as a whole: errors that are about none of its fields. */
export const formError = (error: unknown, fields: readonly string[]): string | undefined =>
  error === null || fields.some((field) => fieldError(error, field) !== undefined) ? undefined : sentenceOf(error)
