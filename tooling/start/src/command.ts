import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { migrationStatus, rollback } from '@stemma/domain/migrate'
import { openDatabase, prepareDatabase, type Database } from './database.ts'
import { ConfigurationError, configurationExit, readEnvironment, type Environment } from './env.ts'
import { enter } from './instance.ts'
import { serverEnvironment } from './programs.ts'
import { rotatable, rotate, type Rotatable } from './rotate.ts'
import { loadSecrets } from './secrets.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '')
const usage = `usage: command.ts migrate [status | rollback [steps]]
       command.ts secrets [rotate worker | session | seal]
       command.ts <owner's command of the server> [arguments …]
`
const afterwards: Record<Rotatable, string> = {
  worker: 'Give it as WORKER_TOKEN to workers on other machines.',
  session: 'Give the file to all servers of this database before any of them starts.',
  seal: 'Start Stemma and run “pnpm seal”; then the old key can be deleted from the file.',
}
const log = (line: string) => void process.stderr.write(`${line}\n`)
const print = (line: string) => void process.stdout.write(`${line}\n`)

/** The owner's commands, with the embedded database running for as long as they take. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  if (name === undefined || name.startsWith('-')) {
    log(usage)
    return name === undefined ? 2 : 0
  }
  const change = name === 'migrate' ? schemaChange(args) : undefined
  if (name === 'migrate' && change === undefined) {
    log(usage)
    return 2
  }
  const environment = readEnvironment(root)
  mkdirSync(environment.STEMMA_DATA, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const file = environment.STEMMA_SECRETS ?? join(environment.STEMMA_DATA, 'secrets.json')
  if (name === 'secrets') {
    return args.length > 0 ? changeSecret(environment, file, args) : makeSecrets(file)
  }
  const database = await openDatabase(environment, () => {})
  try {
    if (change && change.verb !== 'apply') {
      await changeSchema(database, change)
      return 0
    }
    const secrets = loadSecrets(file, environment.DATABASE_URL === undefined)
    const databaseUrl = await prepareDatabase(database, secrets.databasePassword, log)
    if (change) {
      print('The database is up to date.')
      return 0
    }
    return await forward(environment, file, databaseUrl, database.adminUrl, [name, ...args])
  } finally {
    await database.release()
  }
}

function makeSecrets(file: string): number {
  loadSecrets(file, true)
  print(`The secrets are in ${file}.`)
  return 0
}

function changeSecret(environment: Environment, file: string, [verb, name, ...rest]: readonly string[]): number {
  const which = rotatable.find((known) => known === name)
  if (verb !== 'rotate' || which === undefined || rest.length > 0) {
    log(usage)
    return 2
  }
  const instance = enter(environment.STEMMA_DATA)
  if (!('leave' in instance))
    throw new ConfigurationError('Stop Stemma first: what runs would go on with the old secret.')
  try {
    rotate(file, which)
  } finally {
    instance.leave()
  }
  print(`${file} has a new secret for “${which}”. ${afterwards[which]}`)
  return 0
}

type SchemaChange = { verb: 'apply' } | { verb: 'status' } | { verb: 'rollback'; steps: number }

/** What is asked of `migrate`, or undefined where it is nothing that can be. */
function schemaChange([verb, steps = '1', ...rest]: readonly string[]): SchemaChange | undefined {
  if (verb === undefined) return { verb: 'apply' }
  if (verb === 'status') return { verb }
  if (verb !== 'rollback' || rest.length > 0 || !/^[1-9]\d{0,3}$/.test(steps)) return undefined
  return { verb, steps: Number(steps) }
}

async function changeSchema({ adminUrl }: Database, change: SchemaChange): Promise<void> {
  if (adminUrl === undefined)
    throw new ConfigurationError('Set MIGRATE_DATABASE_URL to a role that may change the schema.')
  if (change.verb === 'rollback') {
    for (const name of await rollback({ url: adminUrl, steps: change.steps })) print(`Took back ${name}.`)
    return
  }
  for (const { name, appliedAt, changed } of await migrationStatus({ url: adminUrl })) {
    const state = changed ? 'CHANGED since it was applied' : (appliedAt?.toISOString() ?? 'not applied')
    print(`${name}  ${state}`)
  }
}

/** Runs a command of the server with the server's environment, and the administrator's URL beside it. */
async function forward(
  environment: Environment,
  secretsFile: string,
  databaseUrl: string,
  adminUrl: string | undefined,
  args: readonly string[],
): Promise<number> {
  const env = serverEnvironment({ environment, secretsFile, databaseUrl, dev: false })
  const child = spawn(process.execPath, [join(root, 'apps/server/src/commands/main.ts'), ...args], {
    cwd: process.cwd(),
    env: { ...env, ...(adminUrl ? { MIGRATE_DATABASE_URL: adminUrl } : {}) },
    stdio: 'inherit',
  })
  // In a terminal Ctrl-C reaches the command itself; we wait for it, since the database must not go first.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  const [code] = (await once(child, 'exit')) as [number | null]
  return code ?? 1
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (error instanceof ConfigurationError) log(error.message)
  else log(error instanceof Error ? error.message : String(error))
  process.exitCode = error instanceof ConfigurationError ? configurationExit : 1
}
process.exit()
