import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { environment } from './env.ts'

type Settings = Readonly<Record<string, string>>

/** A program as a process of its own; `lines` is all it wrote so far. */
export type Running = {
  child: ChildProcess
  pid: number
  lines: string[]
  /** Until a line matches, also one written before; fails when the program ends without. */
  says(wanted: RegExp): Promise<string>
  /** The exit code, null where a signal ended it. */
  ended: Promise<number | null>
}

/** Starts a program with nothing but this environment. */
export function run(command: readonly string[], settings: Settings): Running {
  const child = spawn(command[0]!, command.slice(1), {
    env: { ...environment.machine, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const listeners = new Set<() => void>()
  const wake = () => {
    for (const listener of listeners) listener()
  }
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream, crlfDelay: Infinity }).on('line', (line) => {
      lines.push(line)
      wake()
    })
  }
  let isOver = false
  const ended = once(child, 'close').then(([code]) => {
    isOver = true
    wake()
    return code as number | null
  })
  return {
    child,
    pid: child.pid!,
    lines,
    ended,
    says: (wanted) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines.find((written) => wanted.test(written))
          if (line === undefined && !isOver) return
          listeners.delete(look)
          if (line !== undefined) resolve(line)
          else reject(new Error(`It ended without saying ${String(wanted)}:\n${lines.join('\n')}`))
        }
        listeners.add(look)
        look()
      }),
  }
}

export type Answer = { code: number | null; out: string; err: string }

/** Runs a program to its end. */
export async function ask(command: readonly string[], settings: Settings, input = ''): Promise<Answer> {
  const child = spawn(command[0]!, command.slice(1), { env: { ...environment.machine, ...settings } })
  child.stdin.on('error', () => {}) // it may end without having read
  child.stdin.end(input)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, out, err }
}

/** The child of a process whose command line has this text. */
export function childOf(parent: number, command: string): number {
  for (const line of listProcesses()) {
    const [, pid, ppid, what] = /^\s*(\d+)\s+(\d+)\s+(.*)$/s.exec(line) ?? []
    if (Number(ppid) === parent && what?.includes(command)) return Number(pid)
  }
  throw new Error(`Process ${parent} has no child ${command}.`)
}

/** `pid parent command` of every process. Small Linux images have no ps. */
function listProcesses(): string[] {
  if (process.platform !== 'linux') {
    return execFileSync('ps', ['-ww', '-A', '-o', 'pid=,ppid=,command='], { encoding: 'utf8' }).split('\n')
  }
  return readdirSync('/proc').flatMap((pid) => {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
      return [`${pid} ${parent} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`]
    } catch {
      return [] // not a process, or one that has just ended
    }
  })
}

/** A port of the loopback that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
