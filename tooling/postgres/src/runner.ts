import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process'
import { cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { packagedBin, parseVersion } from './binaries.ts'
import { PostgresError } from './errors.ts'

/**
 * As whom the server runs, since PostgreSQL refuses root: `self` when we are not root; `namespace`, a user namespace in which
 * root carries another number (it reaches a folder under /root, and no account is needed); `nobody` where those are forbidden.
 */
export type RunnerName = 'self' | 'namespace' | 'nobody'

export type Runner = {
  name: RunnerName
  bin: string
  version: string
  /** Owner of the server's files, as this process sees it. */
  uid: number
  gid: number
  spawn(program: string, args: readonly string[], options: SpawnOptions): ChildProcess
}

type Identity = Pick<Runner, 'name' | 'uid' | 'gid'>

/** Finds out as whom this bin folder can be run here. */
export async function chooseRunner(bin: string | undefined, wished?: RunnerName): Promise<Runner> {
  const folder = bin ?? packagedBin()
  const self = { name: 'self', uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 } as const
  const failures: string[] = []
  for (const name of self.uid === 0 ? (['namespace', 'nobody'] as const) : (['self'] as const)) {
    if (wished && wished !== name) continue
    const identity = name === 'nobody' ? nobody() : { ...self, name }
    const runner = await probe(folder, identity)
    if (typeof runner !== 'string') return runner
    failures.push(runner)
    if (name !== 'nobody' || bin !== undefined) continue
    const copied = await probe(await reachableCopy(folder), identity)
    if (typeof copied !== 'string') return copied
    failures.push(copied)
  }
  throw new PostgresError('platform', `The programs in ${folder} cannot be run here. ${failures.join(' ')}`)
}

/** Runs a program to its end; `output` is what it wrote to both streams. */
export async function run(
  runner: Pick<Runner, 'spawn'>,
  program: string,
  args: readonly string[],
  input = '',
): Promise<{ code: number | null; output: string }> {
  return await new Promise((resolve) => {
    const child = runner.spawn(program, args, { stdio: 'pipe' })
    let output = ''
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stdin?.on('error', () => {}) // a program that does not read closes it first
    child.stdin?.end(input)
    child.once('error', (error) => resolve({ code: null, output: error.message }))
    child.once('close', (code) => resolve({ code, output }))
  })
}

async function probe(bin: string, identity: Identity): Promise<Runner | string> {
  const spawner = { spawn: spawnerFor(identity) }
  const { output } = await run(spawner, join(bin, 'postgres'), ['--version'])
  const version = parseVersion(output)
  return version ? { ...identity, ...spawner, bin, version } : `As ${identity.name}: ${output.trim() || 'no answer.'}`
}

function spawnerFor({ name, uid, gid }: Identity): Runner['spawn'] {
  // No PG* variable of the person's shell may reach the programs; `/` is a folder every user can be in.
  const base = { cwd: '/', env: { PATH: '/usr/local/bin:/usr/bin:/bin', LC_MESSAGES: 'C' } }
  return (program, args, options) => {
    if (name === 'self') return spawn(program, args, { ...base, ...options })
    if (name === 'nobody') return spawn(program, args, { ...base, ...options, uid, gid })
    return spawn('unshare', ['--user', '--map-user=65534', '--map-group=65534', '--', program, ...args], {
      ...base,
      ...options,
    })
  }
}

function nobody(): Identity {
  const fields = /^nobody:[^:]*:(\d+):(\d+):/m.exec(
    existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8') : '',
  )
  return { name: 'nobody', uid: Number(fields?.[1] ?? 65534), gid: Number(fields?.[2] ?? 65534) }
}

/** A copy of the packaged programs and libraries where every user can read them. */
async function reachableCopy(bin: string): Promise<string> {
  const root = { spawn: spawnerFor({ name: 'self', uid: 0, gid: 0 }) }
  const version = parseVersion((await run(root, join(bin, 'postgres'), ['--version'])).output)
  const target = join('/var/lib', `stemma-postgresql-${version}`)
  if (!existsSync(target)) {
    const partial = `${target}.${process.pid}`
    cpSync(dirname(bin), partial, { recursive: true, dereference: true })
    try {
      renameSync(partial, target)
    } catch (error) {
      rmSync(partial, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    }
  }
  return join(target, 'bin')
}
