import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createTestDatabase } from '@stemma/testing'
import { beforeAll } from 'vitest'

const entry = fileURLToPath(new URL('../main.ts', import.meta.url))
const command = fileURLToPath(new URL('../commands/main.ts', import.meta.url))

export type Ended = { code: number | null; out: string; err: string }

/** The server as a process of its own, with a database and a folder, to be killed and started again. */
export function aServerProcess() {
  const made = {} as { url: string; data: string; environment: Record<string, string>; adminUrl: string }
  let server: ChildProcess | undefined

  const start = async () => {
    server = spawn(process.execPath, [entry], { env: made.environment, stdio: ['ignore', 'pipe', 'inherit'] })
    for await (const chunk of server.stdout!) if (String(chunk).includes('listening')) break
    server.stdout!.resume()
  }
  const kill = async () => {
    const running = server
    server = undefined
    if (!running || running.exitCode !== null || running.signalCode !== null) return
    const ended = once(running, 'exit')
    running.kill('SIGKILL')
    await ended
  }

  beforeAll(async () => {
    const database = await createTestDatabase()
    made.data = mkdtempSync(join(tmpdir(), 'stemma-server-'))
    made.adminUrl = database.adminUrl
    const secret = () => randomBytes(32).toString('base64url')
    const secrets = { seal: { current: 'k1', keys: { k1: secret() } }, session: secret(), workerToken: secret() }
    writeFileSync(join(made.data, 'secrets.json'), JSON.stringify(secrets))
    const port = await freePort()
    made.url = `http://127.0.0.1:${port}`
    made.environment = {
      PORT: String(port),
      DATABASE_URL: database.apiUrl,
      MIGRATE_DATABASE_URL: database.adminUrl,
      STEMMA_DATA: made.data,
      LOG_LEVEL: 'info',
      PATH: '/usr/bin:/bin',
    }
    return async () => {
      await kill()
      await database.drop()
      rmSync(made.data, { recursive: true })
    }
  })

  return {
    made,
    start,
    kill,
    get process() {
      return server
    },
    /** Runs one of the owner's commands to its end. */
    run: async (args: readonly string[], signal?: AbortSignal): Promise<Ended> => {
      const child = spawn(process.execPath, [command, ...args], {
        env: made.environment,
        stdio: ['ignore', 'pipe', 'pipe'],
        killSignal: 'SIGKILL',
        ...(signal ? { signal } : {}),
      })
      child.on('error', () => {}) // aborted
      const told = { out: '', err: '' }
      child.stdout.on('data', (chunk: Buffer) => (told.out += chunk))
      child.stderr.on('data', (chunk: Buffer) => (told.err += chunk))
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
      return { code, ...told }
    },
    /** Somebody who has registered, by their cookies. */
    aMember: async (name: string): Promise<{ cookie: string; origin: string }> => {
      const body = JSON.stringify({ email: `${name}@example.org`, username: name, password: 'a password of theirs' })
      const answer = await fetch(`${made.url}/auth/register`, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', origin: made.url },
      })
      if (answer.status !== 201) throw new Error(`registering failed: ${await answer.text()}`)
      const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
      return { cookie: cookie.join('; '), origin: made.url }
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
