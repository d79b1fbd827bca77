import { pageSize } from '../cases.ts'
import { collector } from '../data/people.ts'
import { cursorOf, pageRequest } from '../load/pages.ts'
import { Connection } from '../load/send.ts'
import type { Part } from '../measure.ts'
import { startPeer } from '../peers/peer.ts'
import { quantile } from '../statistics.ts'

const most = 20 // ms
const limit = pageSize.discover

/** A page of Discover in a house with many shares. */
export const feed: Part = {
  name: 'feed',
  what: 'time of a page of Discover at 100,000 shares',
  async run({ quick, databases }) {
    const { large } = await databases()
    const peer = await startPeer('ours', { ...large, connections: 2 })
    const connection = new Connection(peer.url)
    try {
      const later = await cursorOf(connection, collector.token, 'sounds.discover', limit, 20)
      const times: number[] = []
      for (let n = 0; n < (quick ? 100 : 400); n++) {
        const input = n % 2 === 0 ? { limit } : { limit, cursor: later }
        const { status, milliseconds } = await connection.send(pageRequest(collector.token, 'sounds.discover', input))
        if (status !== 200) throw new Error(`discover answered ${status}`)
        if (n >= 20) times.push(milliseconds)
      }
      const note = `p50 ${quantile(times, 0.5).toFixed(1)} ms, ${(large.rows / 10).toLocaleString('en')} shares`
      return [{ name: 'feed page p95', value: quantile(times, 0.95), unit: 'ms', bound: { most }, note }]
    } finally {
      connection.close()
      await peer.stop()
    }
  },
}
