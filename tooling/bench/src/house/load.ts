import { setTimeout as pause } from 'node:timers/promises'
import { commonWords } from '../cases.ts'
import { pageRequest } from '../load/pages.ts'
import { Connection } from '../load/send.ts'
import { inviteGuests } from './guests.ts'
import type { House } from './house.ts'
import { residentOf } from './processes.ts'
import { makeSound } from './sound.ts'

export type Load = { peak: { server: number; worker: number }; requests: number; sounds: number }

const guests = 60
const readers = 6
const makers = 4

/** Many people at once, reading and making sounds, for so many seconds; the most memory the processes had, in bytes. */
export async function loadAndWatch({ url, data, pid }: House, seconds: number): Promise<Load> {
  const tokens = await inviteGuests(data, guests)
  const load: Load = { peak: { server: 0, worker: 0 }, requests: 0, sounds: 0 }
  const end = performance.now() + seconds * 1000
  const isOn = () => performance.now() < end

  /** One after the other, as another guest each time: nobody asks as often as to be refused. */
  const keepOn = async (deed: (connection: Connection, token: string, n: number) => Promise<void>) => {
    const connection = new Connection(url)
    for (let n = Math.floor(Math.random() * guests); isOn(); n++) await deed(connection, tokens[n % guests]!, n)
    connection.close()
  }
  const read = async (connection: Connection, token: string, n: number) => {
    const requests = [
      pageRequest(token, 'sounds.list', { limit: 50 }),
      pageRequest(token, 'sounds.search', { limit: 20, query: commonWords[n % commonWords.length] }),
      pageRequest(token, 'sounds.discover', { limit: 100 }),
    ]
    const { status } = await connection.send(requests[n % requests.length]!)
    if (status !== 200 && status !== 429) throw new Error(`A page answered ${status}.`)
    load.requests++
    await pause(20)
  }
  const make = async (connection: Connection, token: string, n: number) => {
    await makeSound(connection, url, token, `a ${1 + (n % 10)} second ${commonWords[n % commonWords.length]} one`)
    load.sounds++
  }
  const watch = async () => {
    while (isOn()) {
      const now = residentOf(pid)
      load.peak = { server: Math.max(load.peak.server, now.server), worker: Math.max(load.peak.worker, now.worker) }
      await pause(250)
    }
  }
  await Promise.all([
    watch(),
    ...Array.from({ length: readers }, () => keepOn(read)),
    ...Array.from({ length: makers }, () => keepOn(make)),
  ])
  return load
}
