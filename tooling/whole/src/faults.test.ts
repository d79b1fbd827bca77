import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aHouse, type House } from './testing/house.ts'
import { allOf, endingOf, load } from './testing/load.ts'
import { aPerson, follow, ready, type Person } from './testing/people.ts'
import { until } from './testing/until.ts'

let house: House
beforeAll(async () => {
  house = await aHouse()
})
afterAll(() => house[Symbol.asyncDispose]())

const connections = `from pg_stat_activity where usename = 'stemma_api'`
const serves = () =>
  until('the server answers', 20, async () => {
    const answer = await fetch(`${house.url}/readyz`).catch(() => undefined)
    return answer?.ok ? true : undefined
  })
const generate = ({ api }: Person, prompt = 'half a second') =>
  api.sounds.generate.mutate({ prompt, readWith: 'rules' })
const settled = (people: readonly Person[], count: number) =>
  expect.poll(() => endingOf(house, people), { timeout: 40_000, interval: 200 }).toEqual(allOf(count))

describe('under the hands of twenty clients', () => {
  test('connections to the database are cut, thrice: everything asked for is made, once', async () => {
    const { load: told, done } = await load(house.url, { people: 5, clients: 20, sounds: 3 })
    let cut = 0
    for (const answers of [10, 40, 80]) {
      await until(`${answers} answers`, 30, async () => (told.answered >= answers ? true : undefined))
      const ended = await house.sql<{ ended: boolean }>(`select pg_terminate_backend(pid) as ended ${connections}`)
      cut += ended.length
    }
    await done
    expect(told.faults).toEqual([])
    expect(told.asked).toBe(60)
    expect(cut).toBeGreaterThan(10)
    await settled(told.people, 60)
    const [open] = await house.sql<{ count: number }>(`select count(*)::int as count ${connections}`)
    expect(open!.count).toBeGreaterThan(0)
  })

  test('the server is killed by kill -9: it is back, and everything asked for is made, once', async () => {
    const server = house.pidOf('server')
    const { load: told, done } = await load(house.url, { people: 3, clients: 20, sounds: 2 })
    await until('8 answers', 30, async () => (told.answered >= 8 ? true : undefined))
    process.kill(server, 'SIGKILL')
    await house.running.says(/The server was ended by SIGKILL/)
    await done
    expect(told.faults).toEqual([])
    expect(told.again['no answer']).toBeGreaterThan(0)
    await settled(told.people, 40)
  })
})

describe('with streams and requests in flight', () => {
  test('the server told to stop answers what it was asked, ends the streams, and ends with 0', async () => {
    const worker = house.pidOf('worker')
    const people = await Promise.all([aPerson(house.url), aPerson(house.url)])
    process.kill(worker, 'SIGSTOP') // what it holds stays under way
    try {
      const jobs = await Promise.all(
        people.flatMap((person) => [1, 2, 3].map(async () => ({ person, jobId: (await generate(person)).jobId! }))),
      )
      const told = new Set<string>()
      const streams = jobs.map(({ person, jobId }) => follow(house.url, person, jobId, () => void told.add(jobId)))
      await until('every stream tells something', 20, async () => (told.size === jobs.length ? true : undefined))
      const asked = Array.from({ length: 30 }, (_, index) => people[index % 2]!.api.sounds.list.query({ limit: 100 }))
      await Promise.race(asked)
      const began = performance.now()
      process.kill(house.pidOf('server'), 'SIGTERM')
      for (const { status, events } of await Promise.all(streams)) {
        expect(status).toBe(200)
        expect(events.map(({ kind }) => kind)).not.toContain('ready')
      }
      expect((await Promise.all(asked)).map(({ items }) => items.length)).toEqual(asked.map(() => 3))
      await house.running.says(/The server ended with code 0/)
      expect(performance.now() - began).toBeLessThan(8000) // it gives up on its connections after ten seconds
      await serves()
    } finally {
      process.kill(worker, 'SIGCONT')
    }
    await settled(people, 6)
    expect(house.running.lines.filter((line) => line.includes('a fault of ours'))).toEqual([])
  })

  test('the worker is killed by kill -9 in the middle of a job: its successor makes the sound, once', async () => {
    const ada = await aPerson(house.url)
    const worker = house.pidOf('worker')
    process.kill(worker, 'SIGSTOP') // it has asked for work, and gets it, and does nothing any more
    const long = await generate(ada, '10 seconds of thunder under a blanket')
    await until('the job is begun', 20, async () => {
      const [job] = await house.sql<{ state: string }>('select state from jobs.jobs where id = $1', [long.jobId])
      return job?.state === 'active' ? true : undefined
    })
    process.kill(worker, 'SIGKILL')
    await house.running.says(/The worker was ended by SIGKILL/)
    await ready(ada, long.id, 50)
    expect(await endingOf(house, [ada])).toEqual(allOf(1))
    const [job] = await house.sql<{ attempt: number }>('select attempt from jobs.jobs where id = $1', [long.jobId])
    expect(job!.attempt).toBe(2)
  })

  test('everything is told to stop and started again: what was under way is finished, once', async () => {
    const { load: told, done } = await load(house.url, { people: 3, clients: 12, sounds: 2 })
    await until('12 answers', 30, async () => (told.answered >= 12 ? true : undefined))
    expect((await endingOf(house, told.people)).ready).toBeLessThan(24)
    expect(await house.end('SIGTERM')).toBe(0)
    await house.begin()
    await done
    expect(told.faults).toEqual([])
    await settled(told.people, 24)
  })
})
