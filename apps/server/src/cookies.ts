import type { Context } from 'hono'
import { setCookie } from 'hono/cookie'
import { sessionLife, type SessionTokens } from '@stemma/domain/identity'

/** `__Host-` ties a cookie to this host over TLS (RFC 6265bis); it cannot be set over plain http at another address than loopback. */
export const cookieNames = (secure: boolean) =>
  secure ? { session: '__Host-sid', refresh: '__Secure-refresh' } : { session: 'sid', refresh: 'refresh' }

const refreshPath = '/auth'

/** Hands a device its session. */
export function setSession(c: Context, { access, refresh }: SessionTokens, secure: boolean): void {
  const names = cookieNames(secure)
  const common = { secure, httpOnly: true, sameSite: 'Lax' } as const
  setCookie(c, names.session, access, { ...common, path: '/', maxAge: sessionLife.accessMinutes * 60 })
  setCookie(c, names.refresh, refresh, { ...common, path: refreshPath, maxAge: sessionLife.slidingDays * 86_400 })
}

export function clearSession(c: Context, secure: boolean): void {
  const names = cookieNames(secure)
  setCookie(c, names.session, '', { path: '/', secure, httpOnly: true, sameSite: 'Lax', maxAge: 0 })
  setCookie(c, names.refresh, '', { path: refreshPath, secure, httpOnly: true, sameSite: 'Lax', maxAge: 0 })
}
