import type { MiddlewareHandler } from 'hono'
import { DomainError } from '@stemma/domain'
import { getCookie } from 'hono/cookie'
import { uploadType } from './routes/tus.ts'
import { cookieNames } from './cookies.ts'
import type { App } from './context.ts'

const policy = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'", // React writes style attributes
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "worker-src 'self' blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
]

/** Headers of every answer. Only the embeddable player may stand in somebody else's page. */
export const securityHeaders: MiddlewareHandler<App> = async (c, next) => {
  await next()
  const embedded = c.req.path.startsWith('/embed/')
  const headers = c.res.headers
  headers.set('content-security-policy', [...policy, `frame-ancestors ${embedded ? '*' : "'none'"}`].join('; '))
  headers.set('x-content-type-options', 'nosniff')
  headers.set('referrer-policy', 'strict-origin-when-cross-origin')
  headers.set('permissions-policy', 'camera=(), geolocation=(), payment=(), usb=()')
  headers.set('cross-origin-opener-policy', 'same-origin')
  headers.set('cross-origin-resource-policy', embedded ? 'cross-origin' : 'same-origin')
  if (!embedded) headers.set('x-frame-options', 'DENY')
  if (c.var.house.secureCookies && c.var.house.machines.publicUrl.startsWith('https:')) {
    headers.set('strict-transport-security', 'max-age=31536000')
  }
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send with our cookie (OWASP CSRF Prevention: Fetch Metadata and Origin).
 * There is no CORS, and bodies are JSON or bytes, never forms.
 */
export const sameOrigin: MiddlewareHandler<App> = async (c, next) => {
  if (!safe.has(c.req.method)) {
    const names = cookieNames(c.var.house.secureCookies)
    const byCookie = getCookie(c, names.session) !== undefined || getCookie(c, names.refresh) !== undefined
    const site = c.req.header('sec-fetch-site')
    const origin = c.req.header('origin')
    const ours =
      origin === new URL(c.var.house.machines.publicUrl).origin || (site === 'same-origin' && origin === undefined)
    if (
      site === 'cross-site' ||
      (origin !== undefined && !ours && site !== 'same-origin') ||
      (byCookie && !ours && site !== 'same-origin')
    ) {
      throw new DomainError('other_site')
    }
    const type = c.req.header('content-type')?.split(';')[0]?.trim()
    const bytes = c.req.method === 'PUT' || (type === uploadType && c.req.path.startsWith('/uploads'))
    if (!bytes && type !== undefined && type !== 'application/json') throw new DomainError('json_only')
    if (!bytes && type === undefined && Number(c.req.header('content-length') ?? 0) > 0)
      throw new DomainError('json_only')
  }
  await next()
}
