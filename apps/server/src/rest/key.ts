import { hashToken } from '@stemma/domain/identity'
import { Refused } from './refusals.ts'

const form = /^stemma_[A-Za-z0-9_-]{43}$/

/**
 * The hash of the access token a request presents as `apiKey`, the only way in: no password and nothing derived from one is taken,
 * nor a cookie. A session's token is no key either.
 */
export function keyOf(said: URLSearchParams): string {
  const keys = said.getAll('apiKey')
  const others = ['u', 'p', 't', 's'].filter((name) => said.has(name))
  if (keys.length > 1 || (keys.length === 1 && others.length > 0))
    throw new Refused(43, 'Several ways to log in were used at once. Send the apiKey alone, without u, p, t and s.')
  if (keys[0] !== undefined) {
    if (!form.test(keys[0])) throw new Refused(44, 'This API key is not valid.')
    return hashToken(keys[0])
  }
  if (others.includes('t') || others.includes('s'))
    throw new Refused(41, 'Logging in with a token made from the password is not offered. Use an API key.')
  if (others.includes('p')) throw new Refused(42, 'Logging in with a password is not offered. Use an API key.')
  throw new Refused(10, 'The parameter apiKey is missing.')
}
