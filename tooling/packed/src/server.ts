import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export type Server = { url: string; stop(): Promise<void> }

const secret = () => randomBytes(32).toString('base64url')

/** Starts the server of this workspace on a free port; `data` is a folder of its own. */
export async function startServer(databaseUrl: string, data: string): Promise<Server> {
  mkdirSync(data)
  const seal = { current: 'k1', keys: { k1: secret() } }
  const secrets = { seal, session: secret(), workerToken: secret() }
  writeFileSync(join(data, 'secrets.json'), JSON.stringify(secrets), { mode: 0o600 })
  const port = await freePort()
  const child = spawn(process.execPath, [fileURLToPath(import.meta.resolve('@stemma/server'))], {
    env: { DATABASE_URL: databaseUrl, STEMMA_DATA: data, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const kill = () => child.kill()
  process.once('exit', kill)
  const stop = async () => {
    process.off('exit', kill)
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    kill()
    await gone
  }
  const lines: string[] = []
  child.stderr.on('data', (chunk: Buffer) => lines.push(chunk.toString()))
  for await (const line of createInterface(child.stdout)) {
    lines.push(line)
    if (!line.includes('"listening"')) continue
    child.stdout.resume() // what it logs later must not fill the pipe
    return { url: `http://127.0.0.1:${port}`, stop }
  }
  throw new Error(`The server did not start:\n${lines.join('\n')}`)
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
