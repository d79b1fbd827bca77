import { randomBytes } from 'node:crypto'
import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { askVersion, findLive, urlOf } from './adopt.ts'
import { majorOf } from './binaries.ts'
import { clusterMajor, createCluster, refuseOtherOwner, resetPassword, settleCluster } from './cluster.ts'
import { PostgresError } from './errors.ts'
import { launch, type Launch } from './launch.ts'
import { lock } from './lock.ts'
import { freePort, isPortFree } from './ports.ts'
import { poll } from './processes.ts'
import { readRecord, writeRecord } from './record.ts'
import { chooseRunner, type Runner, type RunnerName } from './runner.ts'
import { clusterOf, stopCluster, stopPostgres, type StopMode } from './stop.ts'

export type StartOptions = {
  /** Folder of the cluster, its log, its port and its password; made when missing. */
  data: string
  /** A port of one's own; otherwise the one used before, or a free one. */
  port?: number
  /** Another folder with `initdb` and `postgres`, e.g. /usr/lib/postgresql/15/bin. */
  bin?: string
  settings?: Readonly<Record<string, string>>
  log?: (line: string) => void
  /** As whom the server runs when we are root; found out when absent. */
  runAs?: RunnerName
}

export type PostgresServer = {
  /** Superuser, database `postgres`, loopback TCP, generated password. */
  url: string
  port: number
  version: string
  major: number
  pid: number
  /** True when the server ran already. */
  adopted: boolean
  stop(mode?: StopMode): Promise<void>
}

/** Starts the server of a data folder, or adopts the one that runs there; two callers at once get the same one. */
export async function startPostgres(options: StartOptions): Promise<PostgresServer> {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  const data = realpathSync(options.data)
  refuseOtherOwner(data)
  const release = await lock(join(data, 'lock'), 60)
  try {
    return await startLocked({ ...options, data })
  } finally {
    release()
  }
}

async function startLocked({ data, bin, runAs, log = () => {}, ...options }: StartOptions): Promise<PostgresServer> {
  const runner = await chooseRunner(bin, runAs)
  const record = readRecord(data)
  let cluster = clusterOf(data)
  refuseOtherOwner(cluster)
  const written = clusterMajor(cluster)
  if (record && written === undefined) {
    throw new PostgresError(
      'missing',
      `${join(data, 'launcher.json')} says the database is in ${cluster}, where there is none. ` +
        'Bring it back, or remove that file to begin with an empty one.',
    )
  }
  for (const major of [record?.major, written]) refuseOtherMajor(data, major, runner)

  const finish = (pid: number, port: number, password: string, version: string, adopted: boolean) => {
    const major = majorOf(version)
    writeRecord(data, { major, version, port, password, cluster })
    const stop = async (mode: StopMode = 'fast') => void (await stopPostgres({ data, mode }))
    return { url: urlOf(port, password), port, version, major, pid, adopted, stop }
  }

  const live = await findLive(cluster)
  if (live) {
    const version = record && (await askVersion(live.port, record.password))
    if (record && version !== undefined) {
      log(`PostgreSQL ${version} already runs on port ${live.port}.`)
      return finish(live.pid, live.port, record.password, version, true)
    }
    await stopCluster(cluster, 'fast')
  }

  cluster = await settleCluster(data, cluster, runner)
  let password = record?.password ?? randomBytes(24).toString('base64url')
  const settings = options.settings ?? {}
  if (written === undefined) {
    log(`Making a database with PostgreSQL ${runner.version} in ${cluster} …`)
    await createCluster(cluster, runner, password, settings['fsync'] !== 'off')
  } else if (!record || live) {
    log('The password of the database was lost; setting another.')
    password = randomBytes(24).toString('base64url')
    await resetPassword(cluster, runner, password)
  }
  const wished = { data, cluster, runner, settings }
  const { pid, port } = await launchSomewhere(wished, options.port, record?.port, log)
  const version = await askVersion(port, password)
  if (version === undefined) {
    await stopCluster(cluster, 'fast')
    // The recorded password is not the cluster's (a copied or restored folder): set it anew by the way above.
    await resetPassword(cluster, runner, password)
    const again = await launchSomewhere(wished, options.port, port, log)
    return finish(again.pid, again.port, password, runner.version, false)
  }
  log(`PostgreSQL ${version} runs on port ${port}.`)
  return finish(pid, port, password, version, false)
}

async function launchSomewhere(
  wished: Omit<Launch, 'port'>,
  fixed: number | undefined,
  last: number | undefined,
  log: (line: string) => void,
): Promise<{ pid: number; port: number }> {
  let tries = 0
  const outcome = await poll(20, async () => {
    const port = fixed ?? (last !== undefined && tries === 0 && (await isPortFree(last)) ? last : await freePort())
    if (tries++ === 0 && last !== undefined && port !== last) log(`Port ${last} is taken; using ${port}.`)
    const pid = await launch({ ...wished, port })
    if (typeof pid === 'number') return { pid, port }
    if (pid.reason === 'memory' || (pid.reason === 'port' && fixed === undefined)) return undefined
    if (pid.reason === 'port') throw new PostgresError('port', `Port ${port} is taken by another program.`)
    throw new PostgresError('start', `PostgreSQL did not start:\n${pid.log}`)
  })
  if (!outcome) throw new PostgresError('start', `Parts of a killed server of ${wished.cluster} do not end.`)
  return outcome
}

function refuseOtherMajor(data: string, major: number | undefined, runner: Runner): void {
  if (major === undefined || major === majorOf(runner.version)) return
  throw new PostgresError(
    'version',
    `The database in ${data} was written by PostgreSQL ${major}, and this is PostgreSQL ${runner.version}, which cannot read it. ` +
      `To move: start once more with POSTGRES_BIN set to the programs of PostgreSQL ${major}, save everything with its ` +
      `pg_dumpall, move ${data} away, start without POSTGRES_BIN, and load the dump with psql.`,
  )
}
