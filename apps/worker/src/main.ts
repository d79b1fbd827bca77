import closeWithGrace from 'close-with-grace'
import pino from 'pino'
import { ConfigurationError, readEnvironment } from './env.ts'
import { work } from './work.ts'

/** Milliseconds a job may go on after we were told to stop. The supervisor waits three seconds. */
const finishing = 2000

async function main(): Promise<void> {
  const { SERVER_URL, WORKER_TOKEN, WORKER_CONCURRENCY, LOG_LEVEL } = readEnvironment()
  const log = pino({ level: LOG_LEVEL, base: { app: 'worker' } })
  const [stopping, giveUp] = [new AbortController(), new AbortController()]
  const working = work({
    server: { url: SERVER_URL, token: WORKER_TOKEN },
    concurrency: WORKER_CONCURRENCY,
    log,
    stopping: stopping.signal,
    giveUp: giveUp.signal,
  })
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err, signal }) => {
    if (err) log.error({ err }, 'stopping after an error')
    else log.info({ signal }, 'stopping')
    stopping.abort()
    setTimeout(() => giveUp.abort(), finishing)
    await working.catch(() => {})
  })
  await working
}

try {
  await main()
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(78)
}
