import { Worker } from 'node:worker_threads'
import { DomainError } from '@stemma/domain'
import type { EncodeReply, EncodeRequest } from './formats.ts'

export type SoundEncoder = {
  /** A WAV file as a tagged file of `format`; `title`, `artist`, `album`, `genre` and `comment` go where every program looks. */
  encodeSound: (request: EncodeRequest) => Promise<Uint8Array>
  /** Ends the thread; what was being made is refused. */
  close: () => Promise<void>
}

export type SoundEncoderOptions = { timeoutMs?: number; idleMs?: number; memoryMb?: number; mostWaiting?: number }

type Job = { request: EncodeRequest; done: (bytes: Uint8Array) => void; fail: (error: DomainError) => void }

/**
 * Encodes one file after another in a thread that starts with the first, is killed with a file that takes too long or
 * too much memory, and ends when idle: the event loop never waits for a codec.
 */
export const soundEncoder = (options: SoundEncoderOptions = {}): SoundEncoder => {
  const { timeoutMs = 20_000, idleMs = 10_000, memoryMb = 96, mostWaiting = 32 } = options
  const waiting: Job[] = []
  let running: { job: Job; timer: NodeJS.Timeout } | undefined
  let thread: Worker | undefined
  let idle: NodeJS.Timeout | undefined

  const kill = () => {
    const ending = thread
    thread = undefined
    clearTimeout(idle)
    return ending?.terminate()
  }

  /** Ends the job that runs, and begins the next. */
  const settle = (result: Uint8Array | DomainError) => {
    if (!running) return
    const { job, timer } = running
    clearTimeout(timer)
    running = undefined
    if (result instanceof DomainError) job.fail(result)
    else job.done(result)
    next()
  }

  const start = () => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 8 },
    })
    worker.on('message', (reply: EncodeReply) =>
      settle('bytes' in reply ? reply.bytes : new DomainError('encoding_failed', { reason: reply.refused })),
    )
    // A thread that ends by itself takes its job with it; one we killed is no longer `thread`.
    worker.on('error', (cause) => {
      if (thread !== worker) return
      thread = undefined
      settle(new DomainError('encoding_failed', { reason: 'the encoder broke down' }, { cause }))
    })
    worker.on('exit', () => {
      if (thread !== worker) return
      thread = undefined
      settle(new DomainError('encoding_failed', { reason: 'the encoder ended' }))
    })
    return worker
  }

  const next = () => {
    const job = waiting.shift()
    clearTimeout(idle)
    if (!job) {
      thread?.unref()
      idle = setTimeout(() => void kill(), idleMs).unref()
      return
    }
    const timer = setTimeout(() => {
      void kill()
      settle(new DomainError('took_too_long'))
    }, timeoutMs)
    running = { job, timer }
    thread ??= start()
    thread.ref()
    thread.postMessage(job.request)
  }

  return {
    encodeSound: (request) =>
      new Promise((done, fail) => {
        if (waiting.length >= mostWaiting) return fail(new DomainError('encoder_busy'))
        waiting.push({ request, done, fail })
        if (!running) next()
      }),
    close: async () => {
      const ended = kill()
      for (const job of waiting.splice(0)) job.fail(new DomainError('took_too_long'))
      settle(new DomainError('took_too_long'))
      clearTimeout(idle)
      await ended
    },
  }
}

/** The process's own encoder; no thread runs before the first file. */
export const { encodeSound } = soundEncoder()
