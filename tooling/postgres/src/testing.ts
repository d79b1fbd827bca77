import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { startPostgres, type PostgresServer, type StartOptions } from './start.ts'
import { removePostgres } from './stop.ts'
import { throwAwayFolder } from './throw-away.ts'

export const isRoot = process.getuid?.() === 0
export const debianBin = '/usr/lib/postgresql/15/bin'

/** A data folder with a space in its path, for one test: its server is stopped and everything removed at the end. */
export function temporaryData(): { data: string } & AsyncDisposable {
  const folder = throwAwayFolder('stemma postgres ')
  const data = join(folder, 'data')
  return {
    data,
    async [Symbol.asyncDispose]() {
      await removePostgres({ data })
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function start(data: string, options: Omit<StartOptions, 'data'> = {}): Promise<PostgresServer> {
  return startPostgres({ data, settings: { fsync: 'off', shared_buffers: '16MB' }, ...options })
}

/** Runs one statement; its first row. */
export async function ask(url: string, sql: string): Promise<Record<string, unknown> | undefined> {
  const client = new Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql)
    return rows[0]
  } finally {
    await client.end()
  }
}

/** Another Node process that starts the server of a folder and says so, then stays until it is killed. */
export async function startInAnotherProcess(
  data: string,
  options: SpawnOptions = {},
): Promise<{ child: ChildProcess; pid: number; adopted: boolean }> {
  const child = spawnStart(data, options)
  const [line] = (await Promise.race([
    once(child.stdout!, 'data'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`ended with ${code}`))),
  ])) as [Buffer]
  return { child, ...(JSON.parse(line.toString()) as { pid: number; adopted: boolean }) }
}

/** Another Node process whose start is to fail; what it wrote. */
export async function endOfAnotherStart(data: string, options: SpawnOptions): Promise<{ output: string }> {
  const child = spawnStart(data, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stderr!.on('data', (chunk: Buffer) => (output += chunk.toString()))
  await once(child, 'close')
  return { output }
}

function spawnStart(data: string, options: SpawnOptions): ChildProcess {
  const program = `
    import { startPostgres } from ${JSON.stringify(new URL('./start.ts', import.meta.url).href)}
    const { pid, adopted } = await startPostgres({ data: process.argv[1], settings: { shared_buffers: '16MB' } })
    console.log(JSON.stringify({ pid, adopted }))
    setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', program, data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...options,
  })
}

export async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}
