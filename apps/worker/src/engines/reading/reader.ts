import { fork, type ChildProcess } from 'node:child_process'
import { searchPath } from '../../env.ts'
import { Unfit, type Headers, type Heard, type Reply, type Request } from './protocol.ts'
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
  async read(request: Request, signal: AbortSignal, told: Told = {}): Promise<Reading> {
    signal.throwIfAborted()
    const idle = this.#idle[request.ffmpeg === undefined ? 'plain' : 'ffmpeg']
    const child = idle.pop() ?? this.#start(request.ffmpeg !== undefined)
    let held = 0
    try {
      return await this.#ask(child, request, signal, told, (bytes) => (held = bytes))
    } finally {
      child.removeAllListeners()
      if (child.connected && !child.killed && held < plump) idle.push(child)
      else this.#kill(child)
    }
  }

  #ask(
    child: ChildProcess,
    request: Request,
    signal: AbortSignal,
    told: Told,
    onEnd: (bytes: number) => void,
  ): Promise<Reading> {
    return new Promise((resolve, reject) => {
      let headers: Headers | undefined
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
        if (reply.kind === 'alive') told.onPercent?.(reply.percent)
        else if (reply.kind === 'headers') {
          headers = reply.headers
          told.onHeaders?.(headers)
        } else if (reply.kind === 'refused') refuse(new Unfit(reply.code))
        else settle(() => resolve({ headers: (reply.headers ?? headers)!, heard: reply.heard }))
      })
      // It fell over by itself: V8 ends a process whose heap is full with SIGABRT, a codec that broke its memory does otherwise.
      child.on('exit', (_, died) => refuse(new Unfit(died === 'SIGABRT' ? 'track_too_costly' : 'track_damaged')))
      child.on('error', (error) => refuse(error))
      child.send(request)
    })
  }

  /** It gets no environment, may read files and nothing else: no network, no writing, no programs but ffmpeg's. */
  #start(spawns: boolean): ChildProcess {
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
