import { randomBytes, timingSafeEqual, createHash } from 'node:crypto'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { Context as Request, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import type { Context, Machines } from '@stemma/api'
import { hashToken } from '@stemma/domain/identity'
import type { Ffmpeg } from './adapters/ffmpeg/ffmpeg.ts'
import type { UploadFiles } from './adapters/uploads/files.ts'
import { cookieNames } from './cookies.ts'

/** The machines, and what only the host itself needs. */
export type House = {
  machines: Machines
  workerToken: string
  trustProxy: boolean
  /** Bytes of files on their way. */
  uploads: UploadFiles
  ffmpeg: Ffmpeg
  /** False only where plain http beyond this machine was allowed: cookies then cannot be Secure. */
  secureCookies: boolean
}

export type App = { Variables: { requestId: string; house: House } }

/** Gives every request an id (or keeps the caller's), so that a click, its job and its log lines can be found together. */
export const identifyRequest =
  (house: House): MiddlewareHandler<App> =>
  async (c, next) => {
    const presented = c.req.header('x-request-id') ?? ''
    const requestId = /^[A-Za-z0-9_-]{8,64}$/.test(presented) ? presented : randomBytes(12).toString('base64url')
    c.set('requestId', requestId)
    c.set('house', house)
    await next()
    c.res.headers.set('x-request-id', requestId)
  }

/** The secret a request presents: a bearer token, or the session's cookie. */
export const presentedToken = (c: Request<App>): string | undefined => {
  const [scheme, token] = c.req.header('authorization')?.split(' ') ?? []
  if (scheme?.toLowerCase() === 'bearer' && token) return token
  return getCookie(c, cookieNames(c.var.house.secureCookies).session)
}

/** What a tRPC procedure knows of the request it serves. */
export function contextOf(c: Request<App>): Context {
  const { machines, workerToken } = c.var.house
  const token = presentedToken(c)
  const isWorker = token !== undefined && equal(token, workerToken)
  return {
    machines,
    token: token === undefined || isWorker ? null : hashToken(token),
    isWorker,
    ...originOf(c),
    idempotencyKeys: c.req.header('idempotency-key')?.split(',') ?? [],
  }
}

/** Where a request came from. Behind a proxy of ours, the address it saw; else the connection's. */
export function originOf(c: Request<App>): { ip: string | null; userAgent: string | null; requestId: string } {
  const forwarded = c.var.house.trustProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined
  const ip = forwarded && /^[0-9a-fA-F.:]{2,45}$/.test(forwarded) ? forwarded : connection(c)
  return { ip, userAgent: c.req.header('user-agent')?.slice(0, 500) ?? null, requestId: c.var.requestId }
}

const connection = (c: Request): string | null => {
  try {
    return getConnInfo(c).remote.address?.replace(/^::ffff:/, '') ?? null
  } catch {
    return null // a request made in a test, without a connection
  }
}

const equal = (left: string, right: string): boolean =>
  timingSafeEqual(createHash('sha256').update(left).digest(), createHash('sha256').update(right).digest())
