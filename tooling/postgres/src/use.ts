import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { share, tryLock } from './lock.ts'
import { startPostgres, type PostgresServer, type StartOptions } from './start.ts'

/**
 * Starts or adopts a server and counts as one of its users until `release`, which stops the server unless another process uses
 * it: a command that began while the app ran, or before it, never takes the database away from the other.
 */
export async function usePostgres(options: StartOptions): Promise<PostgresServer & { release(): Promise<void> }> {
  mkdirSync(options.data, { recursive: true, mode: 0o700 })
  const users = join(options.data, 'users')
  const leave = await share(users, 60)
  try {
    const server = await startPostgres(options)
    const release = async () => {
      leave()
      const last = tryLock(users)
      if (!last) return
      try {
        await server.stop()
      } finally {
        last()
      }
    }
    return { ...server, release }
  } catch (error) {
    leave()
    throw error
  }
}
