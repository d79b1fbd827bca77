import { getConnInfo } from '@hono/node-server/conninfo'
import { Hono } from 'hono'
import { once, sql } from '@stemma/domain'
import { DomainError } from '@stemma/domain'
import type { App } from '../context.ts'
import type { Metrics } from '../metrics.ts'

/** Whether the process lives, whether it can serve, and its figures (to this machine alone). */
export const health = (metrics: Metrics, isDraining: () => boolean) =>
  new Hono<App>()
    .get('/livez', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      if (isDraining()) return c.text('stopping', 503)
      try {
        await once(c.var.house.machines.orm, { token: null, level: 'anyone', scope: null }, sql`select 1`)
        return c.text('ok')
      } catch {
        return c.text('no database', 503, { 'retry-after': '2' })
      }
    })
    .get('/metrics', async (c) => {
      const peer = getConnInfo(c).remote.address ?? ''
      if (!/^(::1|(::ffff:)?127\.)/.test(peer) || c.req.header('x-forwarded-for')) throw new DomainError('not_allowed')
      return c.text(await metrics.text(), 200, { 'content-type': metrics.contentType })
    })
