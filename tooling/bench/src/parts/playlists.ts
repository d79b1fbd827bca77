import { withClient } from '../data/client.ts'
import { collector } from '../data/people.ts'
import { pageRequest } from '../load/pages.ts'
import { Connection, type Request } from '../load/send.ts'
import type { Part } from '../measure.ts'
import { startPeer } from '../peers/peer.ts'
import { trpcRequest } from '../peers/requests.ts'
import { quantile } from '../statistics.ts'

const most = 20 // ms
const entries = 5000

const deed = (path: string, input: object): Request => trpcRequest(collector.token, 'mutation', path, input)

/** A playlist of thousands: one of its entries is moved about. */
export const playlists: Part = {
  name: 'playlists',
  what: 'moving one of 5,000 entries of a playlist, and opening a smart one, in a library of a million',
  async run({ quick, library: open }) {
    const shelf = await open()
    const peer = await startPeer('ours', { ...shelf, connections: 2 })
    const connection = new Connection(peer.url)
    const send = async (request: Request) => {
      const { status, text, milliseconds } = await connection.send(request)
      if (status !== 200) throw new Error(`${request.path} answered ${status}: ${text.slice(0, 300)}`)
      const [{ result }] = JSON.parse(text) as [{ result: { data: { json: { id: string } } } }]
      return { id: result.data.json?.id, milliseconds }
    }
    const made: string[] = []
    const create = async () => {
      const { id } = await send(deed('library.playlists.create', { name: 'bench' }))
      made.push(id)
      return id
    }
    try {
      const tracks = await withClient(shelf.adminUrl, async (client) => {
        const { rows } = await client.query<{ id: string }>(
          'select id from library.music_tracks where user_id = $1 and deleted_at is null order by id limit $2',
          [collector.id, entries],
        )
        return rows.map(({ id }) => id)
      })
      const playlistId = await create()
      await send(deed('library.playlists.add', { playlistId, trackIds: tracks }))
      const times: number[] = []
      for (let n = 0; n < (quick ? 60 : 300); n++) {
        const [trackId, after] = [tracks[(n * 1231) % entries], tracks[(n * 877 + 13) % entries]]
        if (trackId === after) continue
        times.push((await send(deed('library.playlists.move', { playlistId, trackId, after }))).milliseconds)
      }
      const smart = await create()
      const rules = {
        rules: [
          { field: 'year', is: 'more', value: 1990 },
          { field: 'title', is: 'contains', value: 'love' },
        ],
      }
      await send(deed('library.playlists.setRules', { id: smart, rules }))
      const opened: number[] = []
      for (let n = 0; n < 10; n++) {
        const page = pageRequest(collector.token, 'library.playlists.entries', { playlistId: smart, limit: 50 })
        opened.push((await connection.send(page)).milliseconds)
      }
      return [
        {
          name: `a move in a playlist of ${entries.toLocaleString('en')}: p95`,
          value: quantile(times.slice(10), 0.95),
          unit: 'ms',
          bound: { most },
          note: `p50 ${quantile(times.slice(10), 0.5).toFixed(1)} ms; one statement, with its revision`,
        },
        {
          name: `a smart playlist of ${shelf.rows.toLocaleString('en')} tracks is opened: p50`,
          value: quantile(opened, 0.5),
          unit: 'ms',
          note: 'two rules no index serves, 500 tracks at most; 20,000 are looked at for a page',
        },
      ]
    } finally {
      connection.close()
      await peer.stop()
      await withClient(shelf.adminUrl, (client) =>
        client.query('delete from library.playlists where id = any ($1)', [made]),
      )
    }
  },
}
