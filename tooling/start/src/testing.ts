import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { basename, dirname, join } from 'node:path'
import { isAlive, removePostgres } from '@stemma/postgres'
import { throwAwayFolder } from '@stemma/postgres/throw-away'

/** Stand-ins that note who they are and what they were told, and answer `/readyz`. */
const server = `
  import { appendFileSync, writeFileSync } from 'node:fs'
  import { createServer } from 'node:http'
  writeFileSync(process.env.STEMMA_DATA + '/server.json', JSON.stringify({ pid: process.pid, env: process.env }))
  process.on('SIGTERM', () => process.exit(0))
  createServer((request, response) => {
    if (request.url === '/crash') process.exit(1)
    response.end('stand-in')
  }).listen(Number(process.env.PORT), process.env.HOST)
  console.log(JSON.stringify({ level: 30, msg: 'listening' }))`
const worker = `
  import { writeFileSync } from 'node:fs'
  writeFileSync(new URL('./worker.json', import.meta.url), JSON.stringify({ pid: process.pid, env: process.env }))
  process.on('SIGTERM', () => process.exit(0))
  setInterval(() => {}, 1000)`

export type House = {
  root: string
  data: string
  port: number
  /** Starts the supervisor; `wrap` gives the command that runs the given one. */
  start(env?: Record<string, string>, wrap?: (command: string[]) => string[]): Running
  write(name: 'server.ts' | 'worker.ts', text: string): void
  noted(name: 'server' | 'worker'): { pid: number; env: Record<string, string> }
} & AsyncDisposable

export type Running = {
  child: ChildProcess
  /** Waits for a line that holds the text. */
  said(text: string): Promise<string>
  output(): string
  ended: Promise<number | null>
}

let kept: string | undefined

/** Keeps the stopped database of a house. Houses that come later begin with a copy, which takes a third of the time of making one. */
export function keepDatabase({ data }: House): void {
  if (!existsSync(join(data, 'postgres/cluster'))) return // where its user cannot reach our folder, it is elsewhere
  kept = join(throwAwayFolder('stemma kept '), 'postgres')
  execFileSync('cp', ['-a', join(data, 'postgres'), kept])
}

export function forgetDatabase(): void {
  if (kept !== undefined) rmSync(dirname(kept), { recursive: true })
  kept = undefined
}

function copyDatabase(from: string, to: string): void {
  execFileSync('cp', ['-a', from, to])
  const record = join(to, 'launcher.json')
  const { cluster, ...rest } = JSON.parse(readFileSync(record, 'utf8')) as { cluster: string }
  writeFileSync(record, JSON.stringify({ ...rest, cluster: join(to, basename(cluster)) }))
}

/** A root with stand-in programs and a data folder of its own, in a path with a space. */
export async function aHouse(): Promise<House> {
  const root = throwAwayFolder('stemma start ')
  const data = join(root, '.stemma')
  const port = await freePort()
  const running: Running[] = []
  const write = (name: string, text: string) => writeFileSync(join(root, name), text)
  const notes = { server: join(data, 'server.json'), worker: join(root, 'worker.json') }
  const noted: House['noted'] = (name) => JSON.parse(readFileSync(notes[name], 'utf8')) as ReturnType<House['noted']>
  write('server.ts', server)
  write('worker.ts', worker)
  mkdirSync(data)
  if (kept !== undefined) copyDatabase(kept, join(data, 'postgres'))
  return {
    root,
    data,
    port,
    write,
    start(env = {}, wrap = (command) => command) {
      const result = run(wrap(commandFor(root)), { PORT: String(port), ...env })
      running.push(result)
      return result
    },
    noted,
    async [Symbol.asyncDispose]() {
      for (const { child, ended } of running) {
        if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
        await ended
      }
      // A program writes down what it compiled when it ends, into a folder that must not be gone by then.
      const left = (['server', 'worker'] as const).filter(
        (name) => existsSync(notes[name]) && statSync(notes[name]).size > 0,
      )
      await allGone(
        left.map((name) => noted(name).pid),
        8,
      )
      await removePostgres({ data: join(data, 'postgres') })
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** Waits until none of the processes is left; false after so many seconds. */
export async function allGone(pids: readonly number[], seconds: number): Promise<boolean> {
  for (
    const end = Date.now() + seconds * 1000;
    Date.now() < end;
    await new Promise((resolve) => setTimeout(resolve, 50))
  ) {
    if (!pids.some(isAlive)) return true
  }
  return false
}

/** The postmaster of a house. */
export function postmaster(data: string): number {
  const { cluster } = JSON.parse(readFileSync(join(data, 'postgres/launcher.json'), 'utf8')) as { cluster: string }
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}

function commandFor(root: string): string[] {
  const here = (name: string) => JSON.stringify(new URL(name, import.meta.url).href)
  const program = `
    import { readEnvironment } from ${here('./env.ts')}
    import { start } from ${here('./start.ts')}
    const root = ${JSON.stringify(root)}
    process.stdout.on('error', () => {})
    const print = (line) => process.stdout.write(line + '\\n')
    const entries = { server: 'server.ts', worker: 'worker.ts' }
    process.exit(await start({ root, environment: readEnvironment(root), dev: false, entries, web: root + '/web', print, forPerson: true }))`
  const file = join(root, 'start.ts')
  writeFileSync(file, program)
  return [process.execPath, file]
}

function run([command = '', ...args]: string[], env: Record<string, string>): Running {
  const child = spawn(command, args, {
    env: { PATH: '/usr/bin:/bin', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const waiting = new Set<() => void>()
  const add = (chunk: Buffer) => {
    output += chunk.toString()
    for (const look of waiting) look()
  }
  child.stdout.on('data', add)
  child.stderr.on('data', add)
  const ended = once(child, 'exit').then(([code]) => code as number | null)
  const said = (text: string) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const line = output.split('\n').find((candidate) => candidate.includes(text))
        if (line !== undefined) resolve(line)
      }
      waiting.add(look)
      look()
      void ended.then((code) =>
        setTimeout(() => reject(new Error(`ended with ${code} without saying "${text}":\n${output}`)), 200),
      )
    })
  return { child, said, output: () => output, ended }
}
