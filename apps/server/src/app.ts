import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import { appRouter, domainErrorOf } from '@stemma/api'
import { DomainError } from '@stemma/domain'
import { contextOf, identifyRequest, type App, type House } from './context.ts'
import { answerFailure } from './failures.ts'
import type { Metrics } from './metrics.ts'
import { rest } from './rest/rest.ts'
import { auth } from './routes/auth.ts'
import { covers } from './routes/covers.ts'
import { downloads } from './routes/downloads.ts'
import { health } from './routes/health.ts'
import { jobBlobs } from './routes/job-blobs.ts'
import { media } from './routes/media.ts'
import { pages } from './routes/pages.ts'
import { tracks } from './routes/tracks.ts'
import { uploads } from './routes/uploads.ts'
import { sameOrigin, securityHeaders } from './security.ts'
import type { WebApp } from './web.ts'

export type AppOptions = {
  house: House
  log: Logger
  metrics: Metrics
  web: WebApp | undefined
  isDraining?: () => boolean
  /** Aborted when the process stops, so that streams end. */
  stopping?: AbortSignal
}

/** How many procedures one request may carry. */
export const maxBatchSize = 20
const bodyBytes = 1024 * 1024

/** Everything the server answers. */
export function createApp({ house, log, metrics, web, isDraining = () => false, stopping }: AppOptions): Hono<App> {
  const app = new Hono<App>()
  const note = (error: unknown, requestId: string) => {
    metrics.fault()
    log.error({ err: error, requestId }, 'a fault of ours')
  }
  app.onError((error, c) => {
    const known = domainErrorOf(error)
    // A full disk is no fault of ours, but only the log can tell the owner of it.
    if (known?.kind === 'unavailable' && known.cause !== undefined) {
      log.warn({ err: known, requestId: c.var.requestId }, 'a machine does not answer')
    }
    return answerFailure(error, c, (fault) => note(fault, c.var.requestId))
  })
  app.use(identifyRequest(house), securityHeaders)
  app.use(async (c, next) => {
    const began = performance.now()
    await next()
    const seconds = (performance.now() - began) / 1000
    const route = c.req.path.split('/', 3).slice(0, 2).join('/')
    metrics.request(
      /^\/(trpc|auth|media|download|uploads|covers|rest|jobs|embed|s|c|assets|livez|readyz)$/.test(route)
        ? route
        : '/*',
      c.res.status,
      seconds,
    )
    if (c.res.status >= 400 || seconds > 2) {
      log.info(
        {
          requestId: c.var.requestId,
          method: c.req.method,
          path: told(c.req.path),
          status: c.res.status,
          milliseconds: Math.round(seconds * 1000),
        },
        'request',
      )
    }
  })
  app.route('/', rest(note))
  app.use(sameOrigin)

  const limited = bodyLimit({
    maxSize: bodyBytes,
    onError: () => {
      throw new DomainError('body_too_large', { limit: bodyBytes })
    },
  })
  app.all('/trpc/*', limited, (c) =>
    fetchRequestHandler({
      endpoint: '/trpc',
      req: stopping && isStream(c.req.raw) ? endedBy(stopping, c.req.raw) : c.req.raw,
      router: appRouter,
      createContext: () => contextOf(c),
      maxBatchSize,
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR')
          note(
            Object.assign(new Error(`in ${path ?? 'no procedure'}`), { cause: error.cause ?? error }),
            c.var.requestId,
          )
      },
      responseMeta: ({ errors }) => {
        const known = errors
          .map((error) => domainErrorOf(error))
          .find((error) => error?.kind === 'unavailable' || error?.kind === 'limited')
        return {
          headers: {
            'cache-control': 'no-store',
            ...(known ? { 'retry-after': String(known.params['seconds'] ?? 2) } : {}),
          },
        }
      },
    }),
  )
  app.use('/auth/*', limited)
  app.route('/auth', auth)
  app.route('/', media)
  app.route('/', tracks)
  app.route('/', covers)
  app.route('/', uploads)
  app.route('/', downloads)
  app.route('/', jobBlobs)
  app.route('/', health(metrics, isDraining))
  if (web) app.route('/', pages(web))
  app.notFound((c) => answerFailure(new DomainError('no_such_page'), c, () => {}))
  return app
}

const isStream = ({ headers }: Request): boolean => headers.get('accept')?.includes('text/event-stream') === true

const endedBy = (signal: AbortSignal, request: Request): Request =>
  new Request(request, { signal: AbortSignal.any([request.signal, signal]) })

/** A path without what grants access: share tokens are secrets, wherever somebody put them. */
const told = (path: string): string =>
  path.replace(/(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{32}(?![A-Za-z0-9_-])/g, '…').slice(0, 200)
