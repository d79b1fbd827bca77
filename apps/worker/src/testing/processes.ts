import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'

/** A program of ours as a process of its own; `lines` is all it wrote. */
export type Running = {
  process: ChildProcess
  lines: string[]
  /** Until a line has this text, also one written before. */
  says(text: string): Promise<string>
  /** Ends it by a signal and answers its exit code, null where the signal itself ended it. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>
  ended: Promise<number | null>
}

export const workerEntry = fileURLToPath(new URL('../main.ts', import.meta.url))
export const serverEntry = fileURLToPath(new URL('../../../server/src/main.ts', import.meta.url))

/** Starts a program with nothing but this environment. */
export function run(entry: string, env: Record<string, string>): Running {
  const child = spawn(process.execPath, [entry], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const waiting = new Set<() => void>()
  let rest = ''
  const hear = (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n')
    rest = parts.pop() ?? ''
    lines.push(...parts)
    for (const wake of waiting) wake()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const ended = once(child, 'exit').then(([code]) => {
    for (const wake of waiting) wake()
    return code as number | null
  })
  return {
    process: child,
    lines,
    ended,
    says: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const line = lines.find((written) => written.includes(text))
          if (line === undefined && child.exitCode === null && child.signalCode === null) return
          waiting.delete(look)
          if (line === undefined) reject(new Error(`It ended without saying “${text}”:\n${lines.join('\n')}`))
          else resolve(line)
        }
        waiting.add(look)
        look()
      }),
    end: (signal) => {
      child.kill(signal)
      return ended
    },
  }
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
