import { once as event } from 'node:events'
import { serve } from '@hono/node-server'
import closeWithGrace from 'close-with-grace'
import pino from 'pino'
import { createApp } from './app.ts'
import { ConfigurationError, readEnvironment } from './env.ts'
import { assertRestricted, createMachines } from './machines.ts'
import { createMetrics } from './metrics.ts'
import { loadBuiltWebApp } from './built.ts'

const redact = [
  'password',
  'newPassword',
  'token',
  'secret',
  'authorization',
  'cookie',
  '*.password',
  '*.newPassword',
  '*.token',
  '*.secret',
  '*.authorization',
  '*.cookie',
  'err.parameters',
  'err.params',
  'err.query',
  'err.detail',
  'err.where',
]

async function main(): Promise<void> {
  const environment = readEnvironment()
  const log = pino({ level: environment.LOG_LEVEL, redact: { paths: redact, censor: '…' }, base: { app: 'server' } })
  const metrics = createMetrics()
  const { house, close, startWork } = await createMachines(environment, log, metrics)
  await assertRestricted(house.machines.orm)

  let draining = false
  const stopping = new AbortController()
  const app = createApp({
    house,
    log,
    metrics,
    web: loadBuiltWebApp(),
    isDraining: () => draining,
    stopping: stopping.signal,
  })
  const server = serve({
    fetch: app.fetch,
    hostname: environment.HOST,
    port: environment.PORT,
    serverOptions: { headersTimeout: 10_000, requestTimeout: 120_000, keepAliveTimeout: 30_000 },
  })
  await event(server, 'listening')
  await startWork()
  log.info({ url: environment.publicUrl }, 'listening')
  if (!house.secureCookies)
    log.warn('ALLOW_INSECURE_HTTP is set: passwords and sessions travel readable on this network.')

  closeWithGrace({ delay: 15_000, logger: false }, async ({ err, signal }) => {
    if (err) log.error({ err }, 'stopping after an error')
    else log.info({ signal }, 'stopping')
    draining = true
    stopping.abort(new Error('The server is stopping.'))
    const closed = event(server, 'close')
    server.close()
    // A connection is idle once its answer is given, and its client may keep it open for long.
    const closing = setInterval(() => 'closeIdleConnections' in server && server.closeIdleConnections(), 50)
    await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 10_000).unref())])
    clearInterval(closing)
    await close()
  })
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(78) // idle connections would keep us for ten seconds
}
