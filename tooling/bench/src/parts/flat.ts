import { newPrompt, pageSize } from '../cases.ts'
import { forgetMade } from '../data/made.ts'
import { collector, maker } from '../data/people.ts'
import { cursorOf, pageRequest } from '../load/pages.ts'
import { Connection, sendAll, type Request } from '../load/send.ts'
import type { Measure, Part } from '../measure.ts'
import { startPeer } from '../peers/peer.ts'
import { trpcRequest } from '../peers/requests.ts'
import { median } from '../statistics.ts'

const most = 1.3
const warmUp = 60 // requests each

export type Side = { connection: Connection; request: Request }

/** How much longer `far` takes than `near`: medians of requests sent in turn, so that what else goes on falls on both. */
export async function slower(
  near: Side,
  far: Side,
  count: number,
): Promise<{ ratio: number; near: number; far: number }> {
  const times = { near: [] as number[], far: [] as number[] }
  for (let n = -warmUp; n < count; n++) {
    for (const [name, { connection, request }] of Object.entries({ near, far }) as ['near' | 'far', Side][]) {
      const [milliseconds = 0] = await sendAll([connection], 1, () => request)
      if (n >= 0) times[name].push(milliseconds)
    }
  }
  const middle = { near: median(times.near), far: median(times.far) }
  return { ratio: middle.far / middle.near, ...middle }
}

/** That a page costs the same in a large house as in a small one, and at the end of a list as at its beginning. */
export const flat: Part = {
  name: 'flat',
  what: 'time of a request from few rows to many, and from the first page to the last',
  async run({ quick, databases }) {
    const { large, small } = await databases()
    const peers = await Promise.all(
      [small, large].map((database) => startPeer('ours', { ...database, connections: 2 })),
    )
    const [inSmall, inLarge] = peers.map(({ url }) => new Connection(url)) as [Connection, Connection]
    const count = quick ? 60 : 300
    const measures: Measure[] = []
    const compare = async (name: string, near: Side, far: Side) => {
      const { ratio, ...times } = await slower(near, far, count)
      const note = `${times.near.toFixed(1)} → ${times.far.toFixed(1)} ms`
      measures.push({ name: `flat: ${name}`, value: ratio, unit: '×', bound: { most }, note })
    }
    try {
      const growth = `${small.rows.toLocaleString('en')} → ${large.rows.toLocaleString('en')} sounds`
      const history = pageRequest(collector.token, 'sounds.list', { limit: pageSize.history })
      const discover = pageRequest(collector.token, 'sounds.discover', { limit: pageSize.discover })
      const insert = trpcRequest(maker.token, 'mutation', 'sounds.generate', { prompt: newPrompt })
      for (const [name, request] of Object.entries({ history, discover, insert })) {
        await compare(`${name}, ${growth}`, { connection: inSmall, request }, { connection: inLarge, request })
      }
      // Of all sounds, a twentieth is the collector's and some 8 % are in Discover.
      for (const [name, path, limit, share] of [
        ['history', 'sounds.list', pageSize.history, 0.05],
        ['discover', 'sounds.discover', pageSize.discover, 0.08],
      ] as const) {
        const last = Math.floor((large.rows * share) / limit)
        const cursor = await cursorOf(inLarge, collector.token, path, limit, last)
        const [near, far] = [{ limit }, { limit, cursor }].map((input) => ({
          connection: inLarge,
          request: pageRequest(collector.token, path, input),
        })) as [Side, Side]
        await compare(`${name}, page 1 → ${last}`, near, far)
      }
      return measures
    } finally {
      inSmall.close()
      inLarge.close()
      await Promise.all(peers.map((peer) => peer.stop()))
      await Promise.all([forgetMade(large.adminUrl), forgetMade(small.adminUrl)])
    }
  },
}
