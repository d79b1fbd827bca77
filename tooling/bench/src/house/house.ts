import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { environment } from '../env.ts'

/** The whole app as `pnpm start` runs it: embedded database, server and worker, each a process. */
export type House = {
  url: string
  /** The data folder. */
  data: string
  /** Milliseconds from the start of the command until it said that it was ready. */
  readyIn: number
  pid: number
  stop(): Promise<void>
}

const entry = fileURLToPath(import.meta.resolve('@stemma/start'))
const root = fileURLToPath(new URL('../../../..', import.meta.url))
const patience = 180_000 // ms; the first start may build the web app

export async function openHouse(data: string): Promise<House> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, [entry], {
    cwd: root,
    env: { ...environment.machine, PORT: String(port), STEMMA_DATA: data, LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const stop = async () => {
    child.kill('SIGTERM')
    await gone
  }
  const said: string[] = []
  const ready = new Promise<number>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said.push(line)
      if (line.includes('Stemma is ready')) resolve(performance.now() - began)
    })
    void gone.then(() => reject(new Error(`The app ended before it was ready:\n${said.slice(-20).join('\n')}`)))
    setTimeout(
      () => reject(new Error(`The app was not ready in time:\n${said.slice(-20).join('\n')}`)),
      patience,
    ).unref()
  })
  try {
    const readyIn = await ready
    if (child.pid === undefined) throw new Error('The app has no process.')
    return { url: `http://127.0.0.1:${port}`, data, readyIn, pid: child.pid, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
