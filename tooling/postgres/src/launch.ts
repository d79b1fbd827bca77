import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { PostgresError } from './errors.ts'
import { readPidFile } from './pidfile.ts'
import { isAlive, poll } from './processes.ts'
import type { Runner } from './runner.ts'
import { settingArguments } from './settings.ts'

export type Launch = {
  data: string
  cluster: string
  runner: Runner
  port: number
  settings: Readonly<Record<string, string>>
}

const recoverySeconds = 600
const logLimit = 4 * 1024 * 1024 // bytes

/** Why a postmaster ended before it was ready: `port` taken, `memory` of killed backends still ending, or `other`. */
export type Refusal = { reason: 'port' | 'memory' | 'other'; log: string }

/** Starts a postmaster that outlives this process; its pid once it accepts connections, or why it would not. */
export async function launch({ data, cluster, runner, port, settings }: Launch): Promise<number | Refusal> {
  // Nobody alive holds it (our caller looked). PostgreSQL itself would stop at a zombie or a number given to another process;
  // whether backends of a killed server still use the data it sees by their shared memory.
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
  const log = join(data, 'server.log')
  if (existsSync(log) && statSync(log).size > logLimit) renameSync(log, `${log}.1`)
  const output = openSync(log, 'a', 0o600)
  const offset = statSync(log).size
  const child = runner.spawn(join(runner.bin, 'postgres'), ['-D', cluster, ...settingArguments(port, settings)], {
    stdio: ['ignore', output, output],
    detached: true, // its own session: Ctrl-C in the terminal is for us, who stop it in order
  })
  closeSync(output)
  let ended: string | undefined
  child.once('error', (error) => (ended = error.message))
  child.once('exit', (code, signal) => (ended = `It ended with ${signal ?? `code ${code}`}.`))
  child.unref()

  const outcome = await poll(recoverySeconds, () => {
    if (ended !== undefined) return { reason: 'other' as const, log: [endOfLog(log, offset), ended].join('\n') }
    const file = readPidFile(cluster)
    return file?.pid === child.pid && file?.state === 'ready' ? file.pid : undefined
  })
  if (outcome === undefined) {
    if (child.pid !== undefined && isAlive(child.pid)) process.kill(child.pid, 'SIGQUIT')
    throw new PostgresError('start', `PostgreSQL was not ready in ${recoverySeconds} s:\n${endOfLog(log, offset)}`)
  }
  if (typeof outcome === 'number') return outcome
  if (/pre-existing shared memory block/.test(outcome.log)) return { ...outcome, reason: 'memory' }
  if (/could not (bind|create any TCP)/.test(outcome.log)) return { ...outcome, reason: 'port' }
  return outcome
}

function endOfLog(file: string, offset: number): string {
  const lines = readFileSync(file).subarray(offset).toString().trimEnd().split('\n')
  return lines.slice(-20).join('\n')
}
