import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { usePostgres } from '@stemma/postgres'
import { withClient } from '../data/client.ts'
import { environment } from '../env.ts'
import { inviteGuests } from './guests.ts'

const command = fileURLToPath(new URL('command.ts', import.meta.resolve('@stemma/start')))

/** Runs a command as the owner of a data folder does. */
export async function ownerRuns(data: string, ...args: readonly string[]): Promise<void> {
  const env = { ...environment.machine, STEMMA_DATA: data, LOG_LEVEL: 'warn' }
  const child = spawn(process.execPath, [command, ...args], { env, stdio: ['ignore', 'ignore', 'inherit'] })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}.`)
}

/** A new data folder with so many people: its database, running until it is released, and their names. */
export async function newHome(data: string, people: number) {
  await ownerRuns(data, 'migrate')
  const database = await usePostgres({ data: join(data, 'postgres') })
  const url = new URL(database.url)
  url.pathname = '/stemma'
  await inviteGuests(data, people)
  const names = await withClient(url.href, async (client) => {
    const { rows } = await client.query<{ name: string }>('select username as name from identity.users')
    return rows.map(({ name }) => name)
  })
  return { url: url.href, names, release: () => database.release() }
}
