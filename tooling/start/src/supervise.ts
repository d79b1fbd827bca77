import { spawn, type ChildProcess } from 'node:child_process'
import { configurationExit } from './env.ts'
import { eachLine } from './output.ts'

/** A Node program to keep running: `args` begin with its entry file. */
export type Program = {
  name: string
  args: readonly string[]
  env: Readonly<Record<string, string>>
  cwd: string
}

export type Events = {
  line(name: string, text: string): void
  /** It ended and will be started again in so many seconds. */
  ended(name: string, how: string, seconds: number): void
  /** It said that its configuration is wrong: starting it again would not help. */
  misconfigured(name: string): void
}

export type Supervised = { pid(): number | undefined; stop(graceSeconds: number): Promise<void> }

/** Seconds before the first restart; each further one waits twice as long. */
export type Backoff = { first: number; longest: number; healthyAfter: number }
const patience: Backoff = { first: 0.5, longest: 30, healthyAfter: 30 }

/** Starts a program and starts it again whenever it ends, until it is stopped. */
export function supervise(program: Program, events: Events, backoff: Backoff = patience): Supervised {
  let child: ChildProcess | undefined
  let timer: NodeJS.Timeout | undefined
  let stopping = false
  let failures = 0
  let gone = Promise.resolve()

  const run = () => {
    const began = performance.now()
    child = spawnProgram(program, events)
    gone = new Promise((resolve) => {
      const end = (how: string, code: number | null) => {
        child = undefined
        resolve()
        if (stopping) return
        if (code === configurationExit) return events.misconfigured(program.name)
        if (performance.now() - began > backoff.healthyAfter * 1000) failures = 0
        const seconds = Math.min(backoff.longest, backoff.first * 2 ** failures++)
        events.ended(program.name, how, seconds)
        timer = setTimeout(run, seconds * 1000)
      }
      child?.once('error', (error) => end(error.message, null))
      child?.once('exit', (code, signal) => end(signal ? `was ended by ${signal}` : `ended with code ${code}`, code))
    })
  }
  run()

  return {
    pid: () => child?.pid,
    async stop(graceSeconds) {
      stopping = true
      clearTimeout(timer)
      if (!child) return
      const victim = child
      victim.kill('SIGTERM')
      const late = setTimeout(() => victim.kill('SIGKILL'), graceSeconds * 1000)
      await gone
      clearTimeout(late)
    },
  }
}

function spawnProgram({ name, args, env, cwd }: Program, events: Events): ChildProcess {
  const leash = new URL('./leash.ts', import.meta.url).href
  const child = spawn(process.execPath, ['--import', leash, ...args], {
    cwd,
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true, // Ctrl-C in the terminal is for the supervisor, which ends its children in order
  })
  if (child.stdout) eachLine(child.stdout, (text) => events.line(name, text))
  if (child.stderr) eachLine(child.stderr, (text) => events.line(name, text))
  return child
}
