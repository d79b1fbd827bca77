import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAdaptorServer } from '@hono/node-server'
import { createApp } from '@stemma/server/app'
import { loadBuiltWebApp } from '@stemma/server/built'
import { readEnvironment } from '@stemma/server/env'
import { createMachines } from '@stemma/server/machines'
import { createMetrics } from '@stemma/server/metrics'
import { pino } from 'pino'
import { obey } from '../control.ts'

// The app as main.ts of the server puts it together, as stemma_api; only that nobody is held back for asking often.
obey(async ({ apiUrl, connections }) => {
  const folder = mkdtempSync(join(tmpdir(), 'stemma-bench-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  process.once('SIGTERM', () => process.exit())
  const secret = () => randomBytes(32).toString('base64url')
  const secrets = { seal: { current: 'k1', keys: { k1: secret() } }, session: secret(), workerToken: secret() }
  writeFileSync(join(folder, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 })
  const environment = readEnvironment({
    STEMMA_DATA: folder,
    DATABASE_URL: apiUrl,
    DATABASE_POOL_MAX: String(connections),
    LOG_LEVEL: 'error',
  })
  const log = pino({ level: environment.LOG_LEVEL }, pino.destination(2))
  const metrics = createMetrics()
  const { house } = await createMachines(environment, log, metrics)
  const unhurried = { ...house, machines: { ...house.machines, limit: async () => {} } }
  const stopping = new AbortController().signal
  const app = createApp({ house: unhurried, log, metrics, web: loadBuiltWebApp(), stopping })
  return createAdaptorServer({ fetch: app.fetch }) as Server
})
