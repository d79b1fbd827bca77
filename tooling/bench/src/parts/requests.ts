import { caseNames, pageSize, type CaseName } from '../cases.ts'
import { forgetMade } from '../data/made.ts'
import { Connection, sendAll } from '../load/send.ts'
import type { Measure, Part } from '../measure.ts'
import { startPeer, type Peer, type PeerName } from '../peers/peer.ts'
import { asking, type Row } from '../peers/requests.ts'
import { median, quantile } from '../statistics.ts'

/** What a request of ours may cost of the limit's processor time. */
const bounds: Record<CaseName, number> = { history: 2, search: 2.2, discover: 1.5, insert: 3 }
const leastBetterThanPrisma = 2
const concurrency = 8
/** Requests before anything is measured (compiled and planned by then), rounds, and requests of a round. */
type Pace = { warmUp: number; rounds: number; count: number }
const quickly: Pace = { warmUp: 1000, rounds: 3, count: 100 }
const thoroughly: Pace = { warmUp: 3000, rounds: 9, count: 400 }

type Client = { peer: Peer; connections: Connection[] }
/** Processor time in µs per request, and the time each request took in ms. */
type Round = { cpu: number; milliseconds: number[] }

/** Server processor time per request: ours, tRPC with Prisma and the bare limit, in alternating rounds. */
export const requests: Part = {
  name: 'requests',
  what: 'server CPU per request against the limit and against tRPC with Prisma 7',
  async run({ quick, databases, log }) {
    const { large } = await databases()
    await forgetMade(large.adminUrl)
    const names = ['limit', 'written', 'prisma', 'ours'] as const
    const peers = await Promise.all(names.map((name) => startPeer(name, { ...large, connections: concurrency })))
    const clients = peers.map((peer) => ({
      peer,
      connections: Array.from({ length: concurrency }, () => new Connection(peer.url)),
    }))
    try {
      const measures: Measure[] = []
      for (const name of caseNames) {
        await assertSameRows(clients, name)
        log(`${name} …`)
        measures.push(...figuresOf(name, await roundsOf(clients, name, quick ? quickly : thoroughly)))
      }
      return measures
    } finally {
      for (const { connections } of clients) for (const connection of connections) connection.close()
      await Promise.all(peers.map((peer) => peer.stop()))
      await forgetMade(large.adminUrl)
    }
  },
}

/** Peers that answer with different rows are not compared. */
async function assertSameRows(clients: readonly Client[], name: CaseName): Promise<void> {
  const answers: { peer: PeerName; rows: Row[] }[] = []
  for (let n = 0; n < (name === 'search' ? 8 : 1); n++) {
    for (const { peer, connections } of clients) {
      const reply = await connections[0]!.send(asking[peer.name].request(name, n))
      if (reply.status !== 200) throw new Error(`${peer.name}, ${name}: ${reply.status} ${reply.text.slice(0, 500)}`)
      answers.push({ peer: peer.name, rows: asking[peer.name].rows(reply.text) })
    }
    const [first, ...others] = answers.splice(0)
    const idsOf = (rows: readonly Row[]) => rows.map(({ id }) => id).join()
    for (const other of others) {
      const same = name === 'insert' ? other.rows.length === 1 : idsOf(other.rows) === idsOf(first!.rows)
      if (!same) throw new Error(`${name}: ${other.peer} answers other rows than ${first!.peer} (request ${n}).`)
    }
    if (name !== 'insert' && first!.rows.length !== pageSize[name]) throw new Error(`${name}: the page is not full.`)
  }
}

/** Rounds of every peer in turn, so that whatever else the machine does falls on all of them. */
async function roundsOf(
  clients: readonly Client[],
  name: CaseName,
  { warmUp, rounds, count }: Pace,
): Promise<Map<PeerName, Round[]>> {
  const found = new Map<PeerName, Round[]>(clients.map(({ peer }) => [peer.name, []]))
  const oneRound = async ({ peer, connections }: Client, requestCount: number): Promise<Round> => {
    const before = await peer.usage()
    const milliseconds = await sendAll(connections, requestCount, (n) => asking[peer.name].request(name, n))
    const after = await peer.usage()
    return { cpu: (after.cpu - before.cpu) / requestCount, milliseconds }
  }
  for (const client of clients) await oneRound(client, warmUp)
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < clients.length; turn++) {
      const client = clients[(round + turn) % clients.length]!
      found.get(client.peer.name)!.push(await oneRound(client, count))
    }
  }
  return found
}

function figuresOf(name: CaseName, rounds: Map<PeerName, Round[]>): Measure[] {
  const of = (peer: PeerName) => rounds.get(peer)!
  const ratio = (left: PeerName, right: PeerName) => median(of(left).map(({ cpu }, n) => cpu / of(right)[n]!.cpu))
  const told = (peer: PeerName) => {
    const all = of(peer).flatMap(({ milliseconds }) => milliseconds)
    return `${peer} ${median(of(peer).map(({ cpu }) => cpu)).toFixed(0)} µs (p50 ${quantile(all, 0.5).toFixed(1)}, p95 ${quantile(all, 0.95).toFixed(1)} ms)`
  }
  return [
    {
      name: `${name}: CPU per request, ours / limit`,
      value: ratio('ours', 'limit'),
      unit: '×',
      bound: { most: bounds[name] },
      note: `${told('ours')}, ${told('limit')}`,
    },
    {
      name: `${name}: CPU per request, Prisma / ours`,
      value: ratio('prisma', 'ours'),
      unit: '×',
      bound: { least: leastBetterThanPrisma },
      note: told('prisma'),
    },
    {
      name: `${name}: CPU per request, ours / JSON passed on`,
      value: ratio('ours', 'written'),
      unit: '×',
      note: told('written'),
    },
  ]
}
