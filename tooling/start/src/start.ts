import { join } from 'node:path'
import { watchAncestors } from './ancestors.ts'
import { openDatabase, prepareDatabase, type Database } from './database.ts'
import { ConfigurationError, configurationExit, localUrl, type Environment } from './env.ts'
import { enter, type Instance } from './instance.ts'
import { present } from './output.ts'
import { checkPort } from './port.ts'
import { devUrl, serverProgram, viteProgram, workerProgram, type Setting } from './programs.ts'
import { untilReady } from './ready.ts'
import { loadSecrets } from './secrets.ts'
import { supervise, type Events, type Supervised } from './supervise.ts'
import { buildWeb } from './web.ts'

export type Start = {
  root: string
  environment: Environment
  dev: boolean
  /** Entry files, absolute or relative to the root. */
  entries: { server: string; worker: string }
  /** The folder of the web app. */
  web: string
  /** Takes the lines for the person, one by one. */
  print: (line: string) => void
  /** Lines go to a terminal, not to a file or another program. */
  forPerson: boolean
}

/** Seconds between SIGTERM and SIGKILL; a job that was cut off is done again, so we need not wait for its end. */
const grace = { worker: 3, server: 4, migration: 3 }

/** Runs everything until a signal, the end of our parent or a configuration error; answers the exit code. */
export async function start({ print, ...options }: Start): Promise<number> {
  const log = (line: string) => print(`${'stemma'.padEnd(8)}${line}`)
  const { environment } = options
  const instance = enter(environment.STEMMA_DATA)
  if (!('leave' in instance)) {
    const where = instance.url ? `at ${instance.url}` : 'and is just starting or stopping'
    log(`Stemma already runs ${where} (process ${instance.pid ?? 'unknown'}, data in ${environment.STEMMA_DATA}).`)
    return 0
  }
  const end = new AbortController()
  let code = 0
  const stop = (why: string, exit = 0) => {
    if (end.signal.aborted) return
    code = exit
    log(why)
    end.abort()
  }
  const children: Children = {}
  const onSignal = (signal: string) => {
    if (!end.signal.aborted) return stop(`Stopping (${signal}) …`)
    for (const child of Object.values(children)) void child.stop(0)
  }
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  for (const signal of signals) process.on(signal, onSignal)
  const unwatch = watchAncestors(() => stop('The command that started us is gone; stopping …'))
  const events: Events = {
    line: (name, text) => print(present(name, text, options.forPerson)),
    ended: (name, how, seconds) => log(`The ${name} ${how}; starting it again in ${seconds} s.`),
    misconfigured: (name) =>
      stop(`The ${name} says that its configuration is wrong (see above); stopping.`, configurationExit),
  }
  let database: Promise<Database> | undefined
  let work: Promise<void> | undefined
  try {
    await checkPort(environment.HOST, environment.PORT)
    database = openDatabase(environment, log)
    database.catch(() => {}) // its failure is told by whoever waits for it, unless something else failed first
    work = serve({ ...options, database, instance, children, events, log, signal: end.signal })
    await untilAborted(work, end.signal)
  } catch (error) {
    if (error instanceof ConfigurationError) stop(error.message, configurationExit)
    else if (!end.signal.aborted) stop(error instanceof Error ? (error.stack ?? error.message) : String(error), 1)
  }
  unwatch()
  // A migration under way is let finish rather than lose its connection, unless it takes long.
  await Promise.race([work?.catch(() => {}), new Promise((resolve) => setTimeout(resolve, grace.migration * 1000))])
  await Promise.all([children.web?.stop(1), children.worker?.stop(grace.worker)])
  await children.server?.stop(grace.server)
  // A given database may keep us waiting for its answer; there is nothing to release there.
  if (!environment.DATABASE_URL)
    await database?.then((opened) => opened.release()).catch((error: unknown) => log(String(error)))
  instance.leave()
  for (const signal of signals) process.off(signal, onSignal)
  log('Stopped.')
  return code
}

type Children = { server?: Supervised; worker?: Supervised; web?: Supervised }

type Serve = Omit<Start, 'print'> & {
  database: Promise<Database>
  instance: Instance
  children: Children
  events: Events
  log: (line: string) => void
  signal: AbortSignal
}

async function serve({
  root,
  environment,
  dev,
  entries,
  web,
  database,
  instance,
  children,
  events,
  log,
  signal,
}: Serve): Promise<void> {
  const { machine } = environment
  const secretsFile = environment.STEMMA_SECRETS ?? join(environment.STEMMA_DATA, 'secrets.json')
  const secrets = loadSecrets(secretsFile, environment.DATABASE_URL === undefined)
  const [databaseUrl] = await Promise.all([
    database.then((opened) => prepareDatabase(opened, secrets.databasePassword, log)),
    dev ? undefined : buildWeb({ root, web, machine, log, signal }),
  ])
  if (signal.aborted) return
  const setting: Setting = { root, web, environment, secretsFile, secrets, databaseUrl, dev }
  children.server = supervise(serverProgram(setting, entries.server), events)
  if (dev) children.web = supervise(viteProgram(setting), events)
  if (!(await untilReady(localUrl(environment), signal, log))) return
  children.worker = supervise(workerProgram(setting, entries.worker), events)
  const url = dev ? devUrl(environment) : (environment.PUBLIC_URL ?? localUrl(environment))
  instance.announce(url)
  log(`Stemma is ready: ${url}`)
}

/** The work, and then waiting for the end; a failure of the work ends it at once. */
async function untilAborted(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const aborted = new Promise<void>((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
  await Promise.race([work.then(() => aborted), aborted])
}
