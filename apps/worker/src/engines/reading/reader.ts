import { fork, type ChildProcess } from 'node:child_process'
import { searchPath } from '../../env.ts'
import { Unfit, type Drawn, type Headers, type Heard, type Reply, type Request, type Sketch } from './protocol.ts'
import { watch, type Limits } from './watch.ts'

export type { Limits } from './watch.ts'

const megabyte = 1024 * 1024
const limits: Limits = {
  memory: 384 * megabyte,
  quiet: { processor: 4, clock: 30 },
  processor: (size) => Math.min(1200, 30 + size / 50_000),
}

/** A child that holds more than this when it is done is not kept for the next file. */
const plump = 160 * megabyte

export type Told = { onHeaders?: (headers: Headers) => void; onPercent?: (percent: number) => void }
export type Reading = { headers: Headers; heard: Heard }

/**
 * Reads files in processes of their own: they are kept for the next file, and killed where a file takes too much time or memory.
 * There are as many as files are read at once.
 */
export class Reader {
  readonly #idle = { plain: [] as ChildProcess[], ffmpeg: [] as ChildProcess[] }
  readonly #all = new Set<ChildProcess>()
  readonly #limits: Limits

  constructor(given: Partial<Limits> = {}) {
    this.#limits = { ...limits, ...given }
  }

  /** The children there are, by their process ids. */
  get children(): number[] {
    return [...this.#all].flatMap(({ pid }) => pid ?? [])
  }

  /** Rejects with `Unfit` for a file that is refused, with the signal's reason once it aborts. */
  read(request: Request, signal: AbortSignal, told: Told = {}): Promise<Reading> {
    let headers: Headers | undefined
    return this.#lend(request.ffmpeg !== undefined, request, signal, (reply) => {
      if (reply.kind === 'alive') told.onPercent?.(reply.percent)
      else if (reply.kind === 'headers') {
        headers = reply.headers
        told.onHeaders?.(headers)
      } else if (reply.kind === 'heard') return { headers: (reply.headers ?? headers)!, heard: reply.heard }
      return undefined
    })
  }

  /** A picture in smaller sizes. Rejects as `read` does. */
  draw(sketch: Sketch, signal: AbortSignal): Promise<Drawn> {
    return this.#lend(false, sketch, signal, (reply) => (reply.kind === 'drawn' ? reply.drawn : undefined))
  }

  /** Asks a child until it has answered. */
  async #lend<T>(
    spawns: boolean,
    request: Request | Sketch,
    signal: AbortSignal,
    answer: (reply: Reply) => T | undefined,
  ): Promise<T> {
    signal.throwIfAborted()
    const [kind, other] = spawns ? (['ffmpeg', 'plain'] as const) : (['plain', 'ffmpeg'] as const)
    const idle = this.#idle[kind]
    const child = idle.pop() ?? this.#start(spawns, this.#idle[other])
    let held = Infinity
    try {
      return await this.#ask(child, request, signal, answer, (bytes) => (held = bytes))
    } catch (error) {
      // What broke a decoder of pictures is not left to the next file.
      if ('picture' in request) held = Infinity
      throw error
    } finally {
      child.removeAllListeners()
      if (child.connected && !child.killed && held < plump) idle.push(child)
      else this.#kill(child)
    }
  }

  #ask<T>(
    child: ChildProcess,
    request: Request | Sketch,
    signal: AbortSignal,
    answer: (reply: Reply) => T | undefined,
    onEnd: (bytes: number) => void,
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      const settle = (deed: () => void) => {
        onEnd(watching.end())
        signal.removeEventListener('abort', abort)
        deed()
      }
      const refuse = (error: Error) => settle(() => reject(error))
      const abort = () => {
        this.#kill(child)
        refuse(signal.reason as Error)
      }
      const watching = watch(child, request.size, this.#limits, () => {
        this.#kill(child)
        refuse(new Unfit('track_too_costly'))
      })
      signal.addEventListener('abort', abort, { once: true })
      child.on('message', (reply: Reply) => {
        watching.alive()
        if (reply.kind === 'refused') return refuse(new Unfit(reply.code))
        const said = answer(reply)
        if (said !== undefined) settle(() => resolve(said))
      })
      // It fell over by itself: V8 ends a process whose heap is full with SIGABRT, a codec that broke its memory does otherwise.
      child.on('exit', (_, died) => refuse(new Unfit(died === 'SIGABRT' ? 'track_too_costly' : 'track_damaged')))
      child.on('error', (error) => refuse(error))
      child.send(request)
    })
  }

  /**
   * It gets no environment, may read files and nothing else: no network, no writing, no programs but ffmpeg's. Of
   * the other kind one that has nothing to do is kept: each holds 70 MB and more.
   */
  #start(spawns: boolean, others: ChildProcess[]): ChildProcess {
    if (others.length > 1) this.#kill(others.pop()!)
    const child = fork(new URL('./child.ts', import.meta.url), {
      execArgv: [
        '--max-old-space-size=192',
        '--max-semi-space-size=2',
        '--permission',
        '--allow-fs-read=*',
        ...(spawns ? ['--allow-child-process'] : []),
      ],
      env: spawns ? { PATH: searchPath() } : {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Its own group, so that ffmpeg goes with it.
      detached: true,
    })
    this.#all.add(child)
    return child
  }

  #kill(child: ChildProcess): void {
    this.#all.delete(child)
    child.removeAllListeners()
    child.on('error', () => {})
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
    child.kill('SIGKILL')
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // the group is gone already
    }
  }

  /** Ends all children; what they read is refused. */
  close(): void {
    for (const child of this.#all) this.#kill(child)
    this.#idle.plain = []
    this.#idle.ffmpeg = []
  }
}
