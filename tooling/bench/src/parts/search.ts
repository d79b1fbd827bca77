import { createHash } from 'node:crypto'
import { createOrm, once, poolOf, type TokenHolder } from '@stemma/domain'
import { searchStatement } from '@stemma/domain/sounds'
import { pageSize } from '../cases.ts'
import { collector } from '../data/people.ts'
import { pageRequest } from '../load/pages.ts'
import { Connection } from '../load/send.ts'
import type { Measure, Part } from '../measure.ts'
import { startPeer } from '../peers/peer.ts'
import { median, quantile } from '../statistics.ts'

const most = 10 // ms
const limit = pageSize.search

/** What people type: from what thousands of sounds have to what none has, words, phrases and pieces of words. */
const queries = [
  'squeaky',
  'wet',
  'duck',
  'zip',
  'marimba',
  'zeppelin',
  'theremin',
  'squeaky duck',
  'like a marimba',
  'tiny puddle',
  'ends wet',
  'goes on and on',
  'proud accordion that hums',
  'machine gun',
  'quea',
  'zepp',
  'du',
  'a',
  'duck -squeaky',
  'marimba or zeppelin',
  '"bubbles under water"',
  '100%',
  'squeeky',
  'embarrassed bottle that never comes back',
]

type Times = Map<string, number[]>

/** Search in one person's 50,000 sounds of a million, bound by row-level security. */
export const search: Part = {
  name: 'search',
  what: 'time of a search under row-level security, on warm and on new connections',
  async run({ quick, databases }) {
    const { large } = await databases()
    const rounds = quick ? 5 : 20
    return [
      { ...figureOf('through the server', await throughServer(large, rounds)), bound: { most } },
      figureOf('on new connections, nothing planned', await onNewConnections(large.apiUrl, rounds)),
    ]
  },
}

async function throughServer(database: { adminUrl: string; apiUrl: string }, rounds: number): Promise<Times> {
  const peer = await startPeer('ours', { ...database, connections: 2 })
  const connection = new Connection(peer.url)
  try {
    return await timesOf(rounds, async (query, round) => {
      const { status, text, milliseconds } = await connection.send(
        pageRequest(collector.token, 'sounds.search', { query, limit }),
      )
      if (status !== 200) throw new Error(`search answered ${status}: ${text.slice(0, 300)}`)
      return round < 2 ? undefined : milliseconds
    })
  } finally {
    connection.close()
    await peer.stop()
  }
}

/** The statements of a request alone, each on a connection made for it, as stemma_api. */
export async function onNewConnections(url: string, rounds: number): Promise<Times> {
  const token = createHash('sha256').update(collector.token).digest('hex')
  const caller: TokenHolder = { token, level: 'person', scope: null }
  return timesOf(rounds, async (query) => {
    const orm = createOrm({ url, poolMax: 1 })
    const pool = await poolOf(orm)
    try {
      const client = await pool.connect()
      client.release()
      const began = performance.now()
      await once(orm, caller, searchStatement({ query, limit }))
      return performance.now() - began
    } finally {
      await pool.end()
    }
  })
}

async function timesOf(
  rounds: number,
  time: (query: string, round: number) => Promise<number | undefined>,
): Promise<Times> {
  const times: Times = new Map(queries.map((query) => [query, []]))
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      const milliseconds = await time(query, round)
      if (milliseconds !== undefined) times.get(query)!.push(milliseconds)
    }
  }
  return times
}

export function figureOf(how: string, times: Times): Measure {
  const all = [...times.values()].flat()
  const slowest = [...times]
    .map(([query, own]) => ({ query, middle: median(own) }))
    .toSorted((a, b) => b.middle - a.middle)
  const told = slowest.slice(0, 3).map(({ query, middle }) => `“${query}” ${middle.toFixed(1)}`)
  const note = `p50 ${quantile(all, 0.5).toFixed(1)} ms; slowest medians: ${told.join(', ')}`
  return { name: `search p95 ${how}`, value: quantile(all, 0.95), unit: 'ms', note }
}
