import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { PostgresError } from './errors.ts'
import { readPidFile } from './pidfile.ts'
import { isPostmasterOf, poll } from './processes.ts'

export type Live = { pid: number; port: number }

const recoverySeconds = 600
const answerSeconds = 10

export function urlOf(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`
}

/** The running postmaster of a cluster, once it has finished starting or recovering; undefined when none runs. */
export async function findLive(cluster: string): Promise<Live | undefined> {
  const found = await poll(recoverySeconds, () => {
    const file = readPidFile(cluster)
    if (!file || !isPostmasterOf(file.pid, cluster)) return 'none'
    return file.state === 'ready' ? { pid: file.pid, port: file.port } : undefined
  })
  if (!found) throw new PostgresError('start', `The server of ${cluster} is neither ready nor gone.`)
  return found === 'none' ? undefined : found
}

/** Asks a server its version; undefined when it is ours but does not know our password. */
export async function askVersion(port: number, password: string): Promise<string | undefined> {
  const until = Date.now() + answerSeconds * 1000
  for (;;) {
    try {
      return await askOnce(port, password)
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      if (code === '28P01') return undefined
      // After a crash the children of the old server may answer at the same port for a moment.
      if (!passing.test(code ?? message) || Date.now() > until) {
        throw new PostgresError('start', `The server on port ${port} runs but does not answer: ${message}`, {
          cause: error,
        })
      }
      await setTimeout(100)
    }
  }
}

const passing = /^(ECONNRESET|ECONNREFUSED|EPIPE|57P0[123]|Connection terminated.*)$/

async function askOnce(port: number, password: string): Promise<string> {
  const client = new Client({
    connectionString: urlOf(port, password),
    connectionTimeoutMillis: answerSeconds * 1000,
    query_timeout: answerSeconds * 1000,
  })
  client.on('error', () => {}) // a connection that dies also rejects the query
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string }>(`select current_setting('server_version') as version`)
    return rows[0]?.version.split(' ')[0] ?? ''
  } finally {
    await client.end().catch(() => {})
  }
}
