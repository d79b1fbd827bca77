import { createHash, randomBytes } from 'node:crypto'
import { chmodSync, chownSync, cpSync, existsSync, lchownSync, lstatSync, mkdirSync, readdirSync } from 'node:fs'
import { readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { majorOf } from './binaries.ts'
import { PostgresError } from './errors.ts'
import { run, type Runner } from './runner.ts'

/** The major version that wrote a cluster; undefined where there is none. */
export function clusterMajor(cluster: string): number | undefined {
  const file = join(cluster, 'PG_VERSION')
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined
}

/** Where a data folder's cluster is kept when the server's user cannot reach the folder itself. */
export function clusterElsewhere(data: string): string {
  const hash = createHash('sha256').update(realpathSync(data)).digest('hex').slice(0, 16)
  return join('/var/lib', `stemma-${hash}`, 'cluster')
}

/** Only root can work with another user's files. */
export function refuseOtherOwner(path: string): void {
  const uid = process.getuid?.() ?? 0
  if (uid === 0 || !existsSync(path)) return
  const owner = lstatSync(path).uid
  if (owner === uid) return
  throw new PostgresError('owner', `${path} belongs to user ${owner}: start as that user, or give it to yours.`)
}

/** Brings a cluster (there or still to be made) to a place where the runner's user can work on it, and gives it to that user. */
export async function settleCluster(data: string, cluster: string, runner: Runner): Promise<string> {
  let place = cluster
  if (runner.name === 'nobody') {
    if (dirname(place) === data) chmodSync(data, 0o711)
    if (!(await canEnter(runner, dirname(place)))) {
      place = clusterElsewhere(data)
      mkdirSync(dirname(place), { recursive: true, mode: 0o711 })
      if (existsSync(cluster)) move(cluster, place)
    }
  }
  if (existsSync(place) && lstatSync(place).uid !== runner.uid) giveTo(place, runner)
  return place
}

/** Makes a new cluster, whole or not at all: UTF8, C.UTF-8, data checksums, passwords by SCRAM over 127.0.0.1 only. */
export async function createCluster(cluster: string, runner: Runner, password: string, sync: boolean): Promise<void> {
  const partial = `${cluster}.new`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { mode: 0o700 })
  const passwordFile = join(dirname(cluster), `.password-${randomBytes(6).toString('hex')}`)
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (process.getuid?.() === 0) {
    chownSync(partial, runner.uid, runner.gid)
    chownSync(passwordFile, runner.uid, runner.gid)
  }
  const initdb = (...locale: string[]) =>
    run(runner, join(runner.bin, 'initdb'), [
      `--pgdata=${partial}`,
      `--pwfile=${passwordFile}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--data-checksums',
      '--no-instructions',
      ...(sync ? [] : ['--no-sync']),
      ...locale,
    ])
  try {
    let result = await initdb('--locale-provider=libc', '--locale=C.UTF-8')
    if (result.code !== 0 && /invalid locale/.test(result.output) && majorOf(runner.version) >= 17) {
      result = await initdb('--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C')
    }
    if (result.code !== 0) throw new PostgresError('initdb', `initdb failed in ${partial}:\n${result.output.trim()}`)
    writeFileSync(join(partial, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
    renameSync(partial, cluster)
  } finally {
    rmSync(passwordFile, { force: true })
    rmSync(partial, { recursive: true, force: true })
  }
}

/** Gives the superuser of a stopped cluster another password, when ours was lost. */
export async function resetPassword(cluster: string, runner: Runner, password: string): Promise<void> {
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  const sql = `ALTER ROLE postgres PASSWORD '${password}'\n`
  const result = await run(runner, join(runner.bin, 'postgres'), ['--single', '-D', cluster, 'postgres'], sql)
  if (result.code !== 0 || /ERROR|FATAL/.test(result.output)) {
    throw new PostgresError('start', `The lost password of ${cluster} could not be set anew:\n${result.output.trim()}`)
  }
}

async function canEnter(runner: Runner, folder: string): Promise<boolean> {
  return (await run(runner, '/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder])).code === 0
}

function move(from: string, to: string): void {
  try {
    renameSync(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    cpSync(from, `${to}.new`, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
    renameSync(`${to}.new`, to)
    rmSync(from, { recursive: true })
  }
}

function giveTo(path: string, runner: Runner): void {
  lchownSync(path, runner.uid, runner.gid)
  if (!lstatSync(path).isDirectory()) return
  for (const name of readdirSync(path)) giveTo(join(path, name), runner)
}
