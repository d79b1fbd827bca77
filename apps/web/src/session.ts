import { remember, remembered } from './ui/local.ts'

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
export const auth = async (path: string, body: object = {}): Promise<unknown> => {
  const answer = await fetch(`/auth/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const said: unknown = await answer.json().catch(() => undefined)
  if (answer.ok) return said
  throw new AuthError(
    typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined,
    answer.status,
  )
}

/** A session is renewed this long (milliseconds) before its 15 minutes are over. */
const renewEvery = 10 * 60_000

let renewing: Promise<boolean> | undefined

/** Asks for a fresh session, once however many find theirs ended; false when there is none to renew. */
export const renew = (): Promise<boolean> =>
  (renewing ??= auth('refresh')
    .then(
      () => {
        remember('renewed', Date.now())
        return true
      },
      () => false,
    )
    .finally(() => (renewing = undefined)))

/** Keeps the session alive while the app is open, so that plain links (downloads) work too. One tab does it for all. */
export const keepSession = (): (() => void) => {
  const check = () => {
    const at = remembered('renewed')
    if (
      document.visibilityState === 'visible' &&
      navigator.onLine &&
      !(typeof at === 'number' && Date.now() - at < renewEvery)
    )
      void renew()
  }
  const timer = setInterval(check, 60_000)
  document.addEventListener('visibilitychange', check)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', check)
  }
}
