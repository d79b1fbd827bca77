import { createHash } from 'node:crypto'
import type { JobName, SentBlob } from '@stemma/domain/jobs/pure'
import type { Logger } from 'pino'
import { connect, getBlob, putBlob, type Api, type Server } from './api.ts'
import { failureOf, isLost } from './failures.ts'
import { handlers } from './jobs/index.ts'
import type { Handler, Tools } from './jobs/tools.ts'
import { persist } from './patience.ts'

export type Claim = NonNullable<Awaited<ReturnType<Api['jobs']['worker']['claim']['mutate']>>>

const stopped = new Error('The worker is stopping.')

/** Does one attempt at a job and tells how it ended. Once `giveUp` aborts, what is unfinished is handed back. */
export async function attempt(claim: Claim, server: Server, log: Logger, giveUp: AbortSignal): Promise<void> {
  const { jobId, attempt: number, name, input, heartbeatSeconds } = claim
  const { worker } = connect(server, claim.requestId).jobs
  const which = { jobId, attempt: number }
  const end = new AbortController()
  const { signal } = end
  const onGiveUp = () => end.abort(stopped)
  giveUp.addEventListener('abort', onGiveUp, { once: true })
  if (giveUp.aborted) onGiveUp()

  const beat = async () => {
    try {
      await worker.touch.mutate(which, { signal })
    } catch (error) {
      if (isLost(error)) end.abort(error) // the rest is for the next beat
    }
  }
  const beats = setInterval(() => void beat(), (heartbeatSeconds * 1000) / 3)
  const tools: Tools<JobName> = {
    signal,
    tell: (progress) => persist(() => worker.progress.mutate({ ...which, name, progress }, { signal }), signal),
    send: (bytes, mediaType) => send(server.url, claim.token, bytes, mediaType, signal),
    fetch: (sha256, path) => persist(() => getBlob(server.url, claim.token, sha256, path, signal), signal),
    readByModel: () => persist(() => worker.readPrompt.mutate(which, { signal }), signal),
  }
  const began = performance.now()
  const milliseconds = () => Math.round(performance.now() - began)
  try {
    const result = await (handlers[name] as Handler<JobName>)(input, tools)
    await persist(() => worker.complete.mutate({ ...which, name, result }, { signal }), signal)
    log.info({ milliseconds: milliseconds() }, 'done')
  } catch (error) {
    clearInterval(beats)
    if (signal.reason === stopped) {
      await worker.giveBack.mutate(which).catch(() => {}) // else it is taken from us when we are silent
      return log.info('handed back')
    }
    if (signal.aborted || isLost(error)) return log.warn('lost')
    const failure = failureOf(error)
    log.error({ err: error, ...failure, milliseconds: milliseconds() }, 'failed')
    await persist(() => worker.fail.mutate({ ...which, ...failure }), giveUp).catch((failed: unknown) =>
      log.warn({ err: failed }, 'could not say so'),
    )
  } finally {
    clearInterval(beats)
    giveUp.removeEventListener('abort', onGiveUp)
  }
}

async function send(
  url: string,
  token: string,
  bytes: Uint8Array<ArrayBuffer>,
  mediaType: string,
  signal: AbortSignal,
): Promise<SentBlob> {
  const blob = {
    sha256: createHash('sha256').update(bytes).digest('hex') as SentBlob['sha256'],
    size: bytes.byteLength,
  }
  await persist(() => putBlob(url, token, blob, bytes, mediaType, signal), signal)
  return blob
}
