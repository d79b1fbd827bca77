import { mkdtempSync, readFileSync, realpathSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { removePostgres } from '@stemma/postgres'
import { withClient } from '@stemma/testing'
import { ask, childOf, freePort, run, type Answer, type Running } from './processes.ts'

const file = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const supervisor = file('start/src/main.ts')
const command = file('start/src/command.ts')
const server = file('../apps/server/src/main.ts')

/** A whole system in a data folder of its own, as `start` runs it. */
export type House = {
  url: string
  data: string
  port: number
  /** The supervisor; after `begin`, the new one. */
  readonly running: Running
  begin(settings?: Readonly<Record<string, string>>): Promise<Running>
  /** Signals the supervisor and answers its exit code. */
  end(signal?: NodeJS.Signals): Promise<number | null>
  pidOf(program: 'server' | 'worker'): number
  /** One of the owner's commands. */
  command(args: readonly string[], input?: string): Promise<Answer>
  /** The server by itself, on this database, until it ends. */
  serveFrom(databaseUrl: string): Promise<Answer>
  /** The embedded database as its superuser. */
  adminUrl(): string
  /** A statement as the superuser of the embedded database. */
  sql<Row extends object>(statement: string, values?: readonly unknown[]): Promise<Row[]>
} & AsyncDisposable

export type Plan = {
  settings?: Readonly<Record<string, string>>
  /** Comes before the program: what it runs in. */
  within?: readonly string[]
  /** Makes the secrets first, as one must where the database is one's own. */
  secrets?: boolean
}

/** Every caller names its own address, so that limits of one address do not bind all people of a test. */
const settled = { TRUST_PROXY: '1' }

/** Starts a system and waits until it is ready. */
export async function aHouse({ settings: given = {}, within = [], secrets = false }: Plan = {}): Promise<House> {
  const data = realpathSync(mkdtempSync(join(tmpdir(), 'stemma-whole-')))
  chmodSync(data, 0o711) // where root's database runs as nobody, it must reach its files
  const port = await freePort()
  const settings = { ...settled, PORT: String(port), STEMMA_DATA: data, ...given }
  let running: Running | undefined
  const begin: House['begin'] = async (more = {}) => {
    running = run([...within, process.execPath, supervisor], { ...settings, ...more })
    await running.says(/Stemma is ready/)
    await running.says(/"msg":"working"/)
    return running
  }
  const end: House['end'] = (signal = 'SIGTERM') => {
    running?.child.kill(signal)
    return running?.ended ?? Promise.resolve(null)
  }
  const remove = async () => {
    await end()
    await removePostgres({ data: join(data, 'postgres') })
    rmSync(data, { recursive: true, force: true })
  }
  const ownersCommand: House['command'] = (args, input) => ask([process.execPath, command, ...args], settings, input)
  try {
    if (secrets) await ownersCommand(['secrets'])
    await begin()
  } catch (error) {
    await remove()
    throw error
  }
  return {
    url: `http://127.0.0.1:${port}`,
    data,
    port,
    get running() {
      return running!
    },
    begin,
    end,
    pidOf: (program) => childOf(running!.pid, `apps/${program}/src/main.ts`),
    command: ownersCommand,
    serveFrom: async (url) =>
      ask([process.execPath, server], { ...settings, PORT: String(await freePort()), DATABASE_URL: url }),
    adminUrl: () => adminUrl(data),
    sql: <Row extends object>(statement: string, values: readonly unknown[] = []) =>
      withClient(adminUrl(data), async (client) => (await client.query<Row>(statement, [...values])).rows),
    [Symbol.asyncDispose]: remove,
  }
}

/** The embedded database as its superuser. */
function adminUrl(data: string): string {
  const record = JSON.parse(readFileSync(join(data, 'postgres/launcher.json'), 'utf8')) as {
    port: number
    password: string
  }
  return `postgres://postgres:${record.password}@127.0.0.1:${record.port}/stemma`
}
