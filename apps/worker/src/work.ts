import { engines } from '@stemma/audio'
import { jobNames, protocol } from '@stemma/domain/jobs/pure'
import type { Logger } from 'pino'
import { connect, type Server } from './api.ts'
import { attempt } from './attempt.ts'
import { ConfigurationError } from './env.ts'
import { warmUp } from './jobs/audio.ts'
import { isPassing, reasonOf } from './failures.ts'
import { pause, pauseBefore } from './patience.ts'

export type Work = {
  server: Server
  /** Jobs at a time. */
  concurrency: number
  log: Logger
  /** Takes no more jobs. */
  stopping: AbortSignal
  /** Hands back what is unfinished. */
  giveUp: AbortSignal
}

const fitness = { protocol, engines: Object.keys(engines) }

/** Does jobs until it is told to stop. Waits for a server that is away; throws where it is refused for good. */
export async function work({ server, concurrency, log, stopping, giveUp }: Work): Promise<void> {
  const { worker } = connect(server).jobs
  /** What the server answers, however long it is away; undefined once we stop. */
  const ask = async <T>(question: () => Promise<T>): Promise<T | undefined> => {
    for (let tries = 0; !stopping.aborted; tries++) {
      try {
        const answer = await question()
        if (tries > 0) log.info('the server is back')
        return answer
      } catch (error) {
        if (stopping.aborted) break
        const refused = refusalOf(error)
        if (refused) throw refused
        if (tries === 0 || !isPassing(error)) log.warn({ err: error }, 'the server does not answer')
      }
      await pause(pauseBefore(tries), stopping)
    }
    return undefined
  }

  await ask(() => worker.hello.mutate(fitness, { signal: stopping }))
  if (stopping.aborted) return
  warmUp()
  log.info({ server: server.url, concurrency }, 'working')
  const one = async () => {
    while (!stopping.aborted) {
      const claim = await ask(() => worker.claim.mutate({ ...fitness, names: jobNames }, { signal: stopping }))
      if (!claim) continue
      const { jobId, name, attempt: number, requestId } = claim
      await attempt(claim, server, log.child({ jobId, job: name, attempt: number, requestId }), giveUp)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, one))
}

/** A server that will never take this worker. */
function refusalOf(error: unknown): ConfigurationError | undefined {
  const reason = reasonOf(error)
  if (reason === 'worker_incompatible') return new ConfigurationError((error as Error).message)
  if (reason !== 'log_in_first' && reason !== 'not_allowed') return undefined
  return new ConfigurationError('WORKER_TOKEN is not the one the server knows.')
}
