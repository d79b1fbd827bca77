import { DomainError } from '@stemma/domain'
import { Agent, fetch, type Dispatcher } from 'undici'
import { AddressRefused, guardedAgent } from './guarded.ts'
import { limited } from './limited.ts'

/** What is sent; a body can be sent again when a redirect asks for it. */
export type SafeInit = {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array<ArrayBuffer>
  signal?: AbortSignal
}

export type SafeOptions = {
  /** `URL.host` of the owner's own endpoints (`127.0.0.1:11434`), which may lie anywhere; exact, the port included. */
  allowHosts?: readonly string[]
  /** Of the body, decoded. */
  maxBytes?: number
  /** Of all together: redirects, and the body to its last byte. */
  timeoutMs?: number
  agent?: Dispatcher
}

const mostRedirects = 5
const guarded = guardedAgent()
const open = new Agent()

// What is neither a credential nor tied to the first host goes on to another one.
const harmless = new Set(['accept', 'accept-language', 'content-type', 'range', 'user-agent'])

/**
 * `fetch` of an address that someone else chose: http and https only, never into a private network, each redirect
 * checked anew, credentials for the first origin alone. Throws `fetch_refused`, `fetch_failed` or `blob_too_large`.
 */
export const safeFetch = async (
  url: string | URL,
  init: SafeInit = {},
  options: SafeOptions = {},
): Promise<Response> => {
  const { allowHosts = [], maxBytes = 32 * 1024 * 1024, timeoutMs = 30_000, agent = guarded } = options
  const deadline = AbortSignal.timeout(timeoutMs)
  const signal = init.signal ? AbortSignal.any([init.signal, deadline]) : deadline
  let { method = 'GET', headers = {}, body } = init
  let target = parsed(url)

  const failure = (error: unknown) => {
    init.signal?.throwIfAborted()
    if (error instanceof DomainError) return error
    if (causes(error).some((cause) => cause instanceof AddressRefused)) return new DomainError('fetch_refused')
    return new DomainError('fetch_failed', {}, { cause: error })
  }

  try {
    for (let hop = 0; hop <= mostRedirects; hop++) {
      const dispatcher = allowHosts.includes(target.host) ? open : agent
      const sent = { method, headers, redirect: 'manual', signal, dispatcher } as const
      const response = await fetch(target, body === undefined ? sent : { ...sent, body })
      const location = response.headers.get('location')
      if (![301, 302, 303, 307, 308].includes(response.status) || location === null)
        return await limited(response, { url: target, maxBytes, failure })
      await response.body?.cancel()
      const next = parsed(location, target)
      if (response.status < 307 && method !== 'GET' && method !== 'HEAD') {
        method = 'GET'
        body = undefined
        headers = without(headers, (name) => name.startsWith('content-'))
      }
      if (next.origin !== target.origin) headers = without(headers, (name) => !harmless.has(name))
      target = next
    }
  } catch (error) {
    throw failure(error)
  }
  throw new DomainError('fetch_failed', {}, { cause: new Error('Too many redirects') })
}

const parsed = (url: string | URL, base?: URL): URL => {
  const found = URL.parse(String(url), base)
  const web = found?.protocol === 'http:' || found?.protocol === 'https:'
  if (!found || !web || found.username || found.password) throw new DomainError('fetch_refused')
  return found
}

const without = (headers: Record<string, string>, dropped: (name: string) => boolean) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped(name.toLowerCase())))

/** An error and what caused it, to the bottom. */
const causes = (error: unknown): unknown[] =>
  error instanceof Error
    ? [error, ...(error instanceof AggregateError ? error.errors.flatMap(causes) : causes(error.cause))]
    : []
