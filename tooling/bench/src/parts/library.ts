import { createHash } from 'node:crypto'
import { createOrm, once, poolOf, type TokenHolder } from '@stemma/domain'
import { listTracks, type TracksWanted } from '@stemma/domain/library'
import { withClient } from '../data/client.ts'
import { collector } from '../data/people.ts'
import type { OneLibrary } from '../data/server.ts'
import { pageRequest } from '../load/pages.ts'
import { Connection, type Reply } from '../load/send.ts'
import type { Measure, Part } from '../measure.ts'
import { startPeer } from '../peers/peer.ts'
import { median, quantile } from '../statistics.ts'
import { slower } from './flat.ts'

const most = { search: 60, page: 20, depth: 1.3 } // ms, ms, ×
const limit = 50

type Wanted = Partial<TracksWanted>
/** What is asked for, by the name it is told by. */
type Asked = Record<string, Wanted>

/** What people type: what is in most tracks and what is in none, words, pieces, several words, accents, mistakes, other scripts. */
const searches: Asked = Object.fromEntries(
  [
    'the',
    'love',
    'night',
    'straße',
    'fur',
    'beyonce',
    'lurolu',
    'therqui',
    'grawen shafa',
    'shafa grawne',
    'mortewn',
    'morteewn sigur',
    'love night',
  ]
    .concat([
      'the love',
      'in the night',
      'the love of you in night',
      'lov',
      'nig',
      'abc',
      'in',
      'qx',
      '東京',
      '夜',
      '4711',
      'the 17',
      '100%',
      'zzzzzz',
    ])
    .map((query) => [`“${query}”`, { query }]),
)
const narrowed: Asked = {
  'a year, “night”': { query: 'night', year: { from: 1999, to: 1999 } },
  'flac, “lurolu”': { query: 'lurolu', format: 'flac' },
  '“love” by title': { query: 'love', order: 'title' },
  '“grawen shafa” by year': { query: 'grawen shafa', order: 'year', descending: true },
}
const orders = [
  'title',
  'artist',
  'album',
  'genre',
  'year',
  'duration',
  'size',
  'format',
  'bitrate',
  'tempo',
  'key',
  'loudness',
  'added',
  'plays',
  'played',
] as const
const pages: Asked = Object.fromEntries(
  orders.flatMap((order) =>
    [false, true].map((descending) => [`by ${order}${descending ? ', down' : ''}`, { order, descending }]),
  ),
)
const filtered: Asked = {
  'a decade by title': { year: { from: 1990, to: 1999 }, order: 'title' },
  'F#m by tempo': { key: 'F#m', order: 'tempo' },
  'wav by added': { format: 'wav', order: 'added', descending: true },
  'a rare tempo by title': { tempo: { from: 120, to: 120 }, order: 'title' },
}

/** One person's library of a million tracks, bound by row-level security. */
export const library: Part = {
  name: 'library',
  what: "search and pages of one person's million tracks, on warm and on new connections, and from the first page to the last",
  async run({ quick, library: open }) {
    const shelf = await open()
    const rounds = quick ? 4 : 12
    const peer = await startPeer('ours', { ...shelf, connections: 2 })
    const connection = new Connection(peer.url)
    const ask = (wanted: object, path = 'library.tracks.list') => asked(connection, path, { limit, ...wanted })
    const warm = (wanted: Asked) =>
      timesOf(wanted, rounds, async (one, round) => {
        const { milliseconds } = await ask(one)
        return round < 2 ? undefined : milliseconds
      })
    const cold = (wanted: Asked) =>
      onNewConnections(shelf.apiUrl, (page) => timesOf(wanted, Math.ceil(rounds / 3), page))
    const title = `${shelf.rows.toLocaleString('en')} tracks`
    try {
      const names = await timesOf<string>(
        { artists: 'artists', albums: 'albums', genres: 'genres' },
        rounds,
        async (list) => (await ask({}, `library.${list}.list`)).milliseconds,
      )
      const named = await timesOf<{ path: string; query?: string }>(
        Object.fromEntries(
          ['artists', 'albums'].flatMap((list) =>
            ['the', 'love', 'lurolu', 'love night', 'e', 'qx'].map((query) => [
              `${list} “${query}”`,
              { path: `${list}.list`, query },
            ]),
          ),
        ),
        rounds,
        async ({ path, query }) => (await ask({ query }, `library.${path}`)).milliseconds,
      )
      return [
        figureOf(`search, ${title}: p95`, await warm({ ...searches, ...narrowed }), most.search),
        figureOf(`search, ${title}: p95 on new connections`, await cold({ ...searches, ...narrowed }), most.search),
        figureOf(`page, ${title}: p95`, new Map([...(await warm(pages)), ...names]), most.page),
        figureOf(`page, ${title}: p95 on new connections`, await cold(pages), most.page),
        figureOf(`artists and albums by name, ${title}: p95`, named, most.search),
        figureOf(`filtered page, ${title}: p95`, await warm(filtered), most.search),
        ...(await depth(shelf, connection, quick ? 60 : 200)),
      ]
    } finally {
      connection.close()
      await peer.stop()
    }
  },
}

async function asked(connection: Connection, path: string, input: object): Promise<Reply> {
  const reply = await connection.send(pageRequest(collector.token, path, input))
  if (reply.status !== 200) throw new Error(`${path} answered ${reply.status}: ${reply.text.slice(0, 300)}`)
  return reply
}

/** All statements of a page alone, each on a connection made for it, as stemma_api: nothing is planned, no catalogue is known. */
async function onNewConnections<T>(
  url: string,
  measure: (page: (wanted: Wanted) => Promise<number>) => Promise<T>,
): Promise<T> {
  const token = createHash('sha256').update(collector.token).digest('hex')
  const caller: TokenHolder = { token, level: 'person', scope: null }
  const orm = createOrm({ url, poolMax: 1 })
  const pool = await poolOf(orm)
  const page = async (wanted: Wanted) => {
    const client = await pool.connect()
    client.release()
    const began = performance.now()
    await listTracks({ order: 'rank', descending: false, limit, ...wanted }, (statement) =>
      once(orm, caller, statement),
    )
    const milliseconds = performance.now() - began
    const used = await pool.connect()
    used.release(true)
    return milliseconds
  }
  try {
    return await measure(page)
  } finally {
    await orm.close(true)
  }
}

type Times = Map<string, number[]>

async function timesOf<T>(
  wanted: Record<string, T>,
  rounds: number,
  time: (one: T, round: number) => Promise<number | undefined>,
): Promise<Times> {
  const times: Times = new Map(Object.keys(wanted).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    for (const [name, one] of Object.entries(wanted)) {
      const milliseconds = await time(one, round)
      if (milliseconds !== undefined) times.get(name)!.push(milliseconds)
    }
  }
  return times
}

function figureOf(name: string, times: Times, bound: number): Measure {
  const all = [...times.values()].flat()
  const slowest = [...times]
    .map(([what, own]) => ({ what, middle: median(own) }))
    .toSorted((a, b) => b.middle - a.middle)
  const told = slowest.slice(0, 3).map(({ what, middle }) => `${what} ${middle.toFixed(1)}`)
  const note = `p50 ${quantile(all, 0.5).toFixed(1)} ms; slowest medians: ${told.join(', ')}`
  return { name, value: quantile(all, 0.95), unit: 'ms', bound: { most: bound }, note }
}

/** The first page of an order against the last, whose cursor is made of the row before it. */
async function depth({ adminUrl }: OneLibrary, connection: Connection, count: number): Promise<Measure[]> {
  const measures: Measure[] = []
  const tracks = 'library.music_tracks where deleted_at is null'
  for (const [order, descending, key, of, rest] of [
    ['title', false, 'title_key', tracks, []],
    ['duration', false, 'duration_ms', tracks, []],
    ['plays', true, 'play_count', '(select track_id as id, play_count from library.plays) p', [null]],
  ] as const) {
    const near = { limit, order, descending }
    const last = descending ? 'asc' : 'desc'
    const { text } = await asked(connection, 'library.tracks.list', near)
    const [page] = JSON.parse(text) as [{ result: { data: { json: { nextCursor: string } } } }]
    const [version, list] = JSON.parse(
      Buffer.from(page.result.data.json.nextCursor, 'base64url').toString(),
    ) as unknown[]
    const { value, id } = await withClient(adminUrl, async (client) => {
      const { rows } = await client.query<{ value: string; id: string }>(
        `select ${key}::text as value, id from ${of} order by ${key} ${last}, id ${last} offset $1 limit 1`,
        [limit + 1],
      )
      return rows[0]!
    })
    const cursor = Buffer.from(JSON.stringify([version, list, [value, ...rest], id])).toString('base64url')
    const sides = [near, { ...near, cursor }].map((input) => ({
      connection,
      request: pageRequest(collector.token, 'library.tracks.list', input),
    }))
    const { ratio, ...times } = await slower(sides[0]!, sides[1]!, count)
    measures.push({
      name: `page by ${order}: the first → the last`,
      value: ratio,
      unit: '×',
      bound: { most: most.depth },
      note: `${times.near.toFixed(1)} → ${times.far.toFixed(1)} ms`,
    })
  }
  return measures
}
