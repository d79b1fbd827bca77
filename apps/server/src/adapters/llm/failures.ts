import { DomainError } from '@stemma/domain'
import { APICallError } from 'ai'

// The SDK's errors hold the request, prompt included: they are never passed on, not even as a cause.
const told = (error: unknown): Error =>
  new Error(
    APICallError.isInstance(error)
      ? `The provider answered ${error.statusCode ?? 'nothing'}`
      : `Asking the provider failed (${error instanceof Error ? error.name : typeof error})`,
  )

/** A reading that cannot succeed by asking again; `reason` completes the sentence. */
export const failed = (reason: string, error?: unknown): DomainError =>
  new DomainError('reading_failed', { reason }, error === undefined ? {} : { cause: told(error) })

const unavailable = (reason: string, error: unknown) =>
  new DomainError('reading_unavailable', { reason }, { cause: told(error) })

const own = (code: 'key_refused' | 'key_spent', error: unknown) => new DomainError(code, {}, { cause: told(error) })

/** Seconds to wait, from a `Retry-After` in seconds or as a date; a minute where nothing sensible is said. */
const retryAfter = (value: string | undefined): number => {
  const seconds = value === undefined ? Number.NaN : Number(value) || (Date.parse(value) - Date.now()) / 1000
  return seconds > 0 && seconds < 86_400 ? Math.ceil(seconds) : 60
}

/** OpenAI says 429 of an account without credit as well, where waiting does not help. */
const isSpent = ({ statusCode, responseBody = '' }: APICallError) =>
  statusCode === 402 || (statusCode === 429 && responseBody.includes('insufficient_quota'))

/** What a failed call to a provider means for the person who waits, whose own key it was or the server's. */
export const providerFailure = (error: unknown, isOwn = false): DomainError => {
  if (error instanceof DomainError) return error
  if (error instanceof Error && error.name === 'TimeoutError') return unavailable('it did not answer in time', error)
  if (!APICallError.isInstance(error)) return failed('the request failed', error)
  const status = error.statusCode
  if (status === undefined) return unavailable('it cannot be reached', error)
  if (isSpent(error)) return isOwn ? own('key_spent', error) : failed('the account has no credit left', error)
  if (status === 429) {
    const seconds = retryAfter(error.responseHeaders?.['retry-after'])
    return new DomainError('reading_limited', { seconds }, { cause: told(error) })
  }
  if (status === 401 || status === 403) return isOwn ? own('key_refused', error) : failed('the key was refused', error)
  if (status === 404) return failed('the provider does not know this model', error)
  if (status >= 500 || status === 408) return unavailable(`it answered with error ${status}`, error)
  if (status >= 400) return failed(`the request was refused with error ${status}`, error)
  return failed('the answer was not one of its protocol', error)
}

/** Whether the same call may succeed at once: the connection broke or the provider stumbled. */
export const worthAnotherTry = (error: unknown): boolean =>
  APICallError.isInstance(error) && (error.statusCode === undefined || error.statusCode >= 500)
