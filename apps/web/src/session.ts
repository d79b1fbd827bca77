import { TRPCClientError, type TRPCLink } from '@trpc/client'
import { observable } from '@trpc/server/observable'
import type { AnyTRPCRouter } from '@trpc/server'
import { failureOf } from './failure.ts'

/** An answer of `/auth/*` that was not a success. */
export class AuthError extends Error {
  override readonly name = 'AuthError'
  readonly data: unknown
  readonly status: number

  constructor(data: unknown, status: number) {
    super('The server refused.')
    this.data = data
    this.status = status
  }
}

/** Logging in, out and the like are plain JSON routes, because their answers set cookies. */
export const auth = async (path: string, body: object = {}): Promise<void> => {
  const answer = await fetch(`/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (answer.ok) return
  const said: unknown = await answer.json().catch(() => undefined)
  const data = typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined
  throw new AuthError(data, answer.status)
}

let renewing: Promise<boolean> | undefined

/** Asks for a fresh session once, however many calls find theirs ended. */
const renew = (): Promise<boolean> =>
  (renewing ??= auth('refresh')
    .then(
      () => true,
      () => false,
    )
    .finally(() => (renewing = undefined)))

/** When a session has ended the call is made again after renewing it, once. */
export const renewSession: TRPCLink<AnyTRPCRouter> =
  () =>
  ({ op, next }) =>
    observable((observer) => {
      let again = false
      let subscription = attempt()
      function attempt() {
        return next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: (error) => {
            if (again || failureOf(error).code !== 'session_ended') return observer.error(TRPCClientError.from(error))
            again = true
            void renew().then((renewed) => {
              if (renewed) subscription = attempt()
              else observer.error(TRPCClientError.from(error))
            })
          },
        })
      }
      return () => subscription.unsubscribe()
    })
