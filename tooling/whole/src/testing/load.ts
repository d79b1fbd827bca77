import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { House } from './house.ts'
import { aPerson, type Person } from './people.ts'

/** What clients asked for and what they were told. A failure counts as told when it says that one may try again. */
export type Load = {
  people: Person[]
  /** How many sounds were asked for; each is asked for until it is answered. */
  asked: number
  /** Answers that lists and sounds got. */
  answered: number
  /** How often a client had to try again, by what it was told. */
  again: Record<string, number>
  /** Failures that should not be. */
  faults: string[]
}

type Plan = { people: number; clients: number; sounds: number }

/** Clients that list and generate all at once, each sending the same request until it is answered. */
export async function load(
  url: string,
  { people, clients, sounds }: Plan,
): Promise<{ load: Load; done: Promise<Load> }> {
  const persons = await Promise.all(Array.from({ length: people }, () => aPerson(url)))
  const told: Load = { people: persons, asked: 0, answered: 0, again: {}, faults: [] }
  const insist = async (deed: () => Promise<unknown>): Promise<void> => {
    for (const end = Date.now() + 30_000; ;) {
      try {
        await deed()
        told.answered++
        return
      } catch (error) {
        const what = kindOf(error)
        if (what === undefined || Date.now() > end) {
          told.faults.push(String(error))
          return
        }
        told.again[what] = (told.again[what] ?? 0) + 1
      }
      await pause(100)
    }
  }
  const client = async ({ api }: Person) => {
    for (let count = 0; count < sounds; count++) {
      const context = { idempotencyKey: randomUUID() }
      told.asked++
      await insist(() => api.sounds.generate.mutate({ prompt: 'half a second', readWith: 'rules' }, { context }))
      await insist(() => api.sounds.list.query({ limit: 20 }))
    }
  }
  const all = Array.from({ length: clients }, (_, index) => client(persons[index % people]!))
  return { load: told, done: Promise.all(all).then(() => told) }
}

/** Why one may try again; undefined where one should not have to. */
function kindOf(error: unknown): string | undefined {
  if (!(error instanceof Error && error.name === 'TRPCClientError' && 'data' in error)) return undefined
  const { data } = error
  if (typeof data !== 'object' || data === null || !('code' in data)) return 'no answer'
  return data.code === 'SERVICE_UNAVAILABLE' ? 'busy' : undefined
}

export type Ending = { sounds: number; ready: number; jobs: number; endings: number; done: number }

/** What became of everything that these people asked for: every number is the same where nothing was lost or done twice. */
export async function endingOf(house: House, people: readonly Person[]): Promise<Ending> {
  const [row] = await house.sql<Ending>(
    `with who as (select id from identity.users where username = any($1))
     select (select count(*)::int from sounds.generations where user_id in (select id from who)) as sounds,
       (select count(*)::int from sounds.generations where user_id in (select id from who) and state = 'ready') as ready,
       (select count(*)::int from jobs.jobs where owner_id in (select id from who)) as jobs,
       (select count(*)::int from jobs.jobs where owner_id in (select id from who) and state = 'done') as done,
       (select count(*)::int from jobs.events where owner_id in (select id from who)
         and kind in ('ready', 'failed', 'cancelled')) as endings`,
    [people.map(({ name }) => name)],
  )
  return row!
}

/** The same number everywhere. */
export const allOf = (count: number): Ending => ({
  sounds: count,
  ready: count,
  jobs: count,
  endings: count,
  done: count,
})
