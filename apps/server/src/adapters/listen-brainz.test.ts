import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '@stemma/domain'
import { Keyring } from '@stemma/domain/identity'
import { connectListenBrainz, disconnectListenBrainz, scrobbleDue, scrobbling } from '@stemma/domain/library'
import { aWorld } from '@stemma/domain/testing'
import { listenBrainzAt } from './listen-brainz.ts'

type Told = {
  listened_at: number
  track_metadata: { track_name: string; artist_name: string; additional_info: object }
}
type Sent = { path: string; token: string; type: string; payload: Told[] }

const world = aWorld()
const keys = new Keyring([{ id: 'k1', secret: Buffer.alloc(32, 1) }], Buffer.alloc(32, 2))
const token = 'a-token-of-adas'
const never = new AbortController().signal

/** What the server answers in a row, before it takes everything; and what it was sent. */
let answers: { status: number; headers?: Record<string, string>; refuses?: string }[] = []
const sent: Sent[] = []
const read = async (request: IncomingMessage) => {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}
const server = createServer((request, response) => {
  void read(request).then((body) => {
    const { listen_type: type = '', payload = [] } = (body ? JSON.parse(body) : {}) as {
      listen_type?: string
      payload?: Told[]
    }
    sent.push({ path: request.url!, token: request.headers.authorization ?? '', type, payload })
    if (request.url === '/1/validate-token') {
      const valid = request.headers.authorization === `Token ${token}`
      response.end(JSON.stringify(valid ? { code: 200, valid, user_name: 'ada' } : { code: 200, valid }))
      return
    }
    const { status, headers = {} } = answers.shift() ?? { status: 200 }
    const bad = payload.some(({ track_metadata: { track_name: name } }) => name === 'Cursed')
    response.writeHead(bad ? 400 : status, headers).end(JSON.stringify({ status: 'ok' }))
  })
})
let listenBrainz = listenBrainzAt('http://127.0.0.1:9', true)
beforeAll(async () => {
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  listenBrainz = listenBrainzAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, true)
})
afterAll(() => void server.close())
beforeEach(() => {
  answers = []
  sent.length = 0
})

const tell = () => scrobbleDue(world.orm, keys, listenBrainz, never)
const titles = () => sent.map(({ payload }) => payload.map((told) => told.track_metadata.track_name))
const state = (user: string) => world.as(user, scrobbling)
const patienceEnds = (user: string) =>
  world.asOwner((work) => work.rows(sql`update library.scrobblers set retry_at = now() where user_id = ${user}`))

/** Somebody who is connected and heard these just now, in this order. */
async function aListener(heard: readonly { title: string; artist?: string }[]): Promise<string> {
  const ada = await world.aPerson()
  await world.as(ada, async (work) => {
    await connectListenBrainz(work, token, keys)
    const ids = await work.tracks.begin(heard.map(({ title, ...tags }) => ({ title, format: 'mp3', tags })))
    for (const [index, id] of ids.entries())
      await work.trackListens.record(id, new Date(Date.now() + index * 1000), 240_000, index === 0 ? 'app' : 'a player')
  })
  return ada
}

describe('ListenBrainz', () => {
  test('says whose a token is, or refuses it', async () => {
    expect(await listenBrainz.whose(token, never)).toBe('ada')
    await expect(listenBrainz.whose('another', never)).rejects.toMatchObject({ code: 'key_refused' })
    const inside = listenBrainzAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, false)
    await expect(inside.whose(token, never)).rejects.toMatchObject({ code: 'listenbrainz_unavailable' })
  })

  test('is told each listen once, under the person’s own token, of what was heard since they asked', async () => {
    const ada = await aListener([
      { title: 'One', artist: 'Ella' },
      { title: 'Two', artist: 'Ella' },
      { title: 'Of nobody' },
    ])
    await world.as(ada, async (work) => {
      const [old] = await work.tracks.begin([{ title: 'Long ago', format: 'mp3', tags: { artist: 'Ella' } }])
      await work.trackListens.record(old!, new Date('2020-01-01'), 240_000)
    })
    expect(await state(ada)).toMatchObject({ waitingCount: 3, sentCount: 0 })
    expect(await tell()).toBe(2)
    expect(await tell()).toBe(0)
    expect(sent).toMatchObject([
      {
        path: '/1/submit-listens',
        token: `Token ${token}`,
        type: 'import',
        payload: [
          { track_metadata: { track_name: 'One', artist_name: 'Ella', additional_info: { media_player: 'Stemma' } } },
          { track_metadata: { track_name: 'Two', additional_info: { media_player: 'a player' } } },
        ],
      },
    ])
    expect(Math.abs(sent[0]!.payload[0]!.listened_at - Date.now() / 1000)).toBeLessThan(60)
    expect(await state(ada)).toMatchObject({ waitingCount: 0, sentCount: 2, errorCode: null })
  })

  test('that stumbles is told later, ever more seldom, and nothing is lost', async () => {
    const ada = await aListener([{ title: 'One', artist: 'Ella' }])
    answers = [{ status: 500 }, { status: 429, headers: { 'x-ratelimit-reset-in': '3600' } }]
    expect([await tell(), await tell(), sent.length]).toEqual([0, 0, 1])
    expect(await state(ada)).toMatchObject({ errorCode: 'listenbrainz_unavailable', waitingCount: 1 })
    await patienceEnds(ada)
    expect(await tell()).toBe(0)
    const { errorCode, retryAt } = (await state(ada))!
    expect(errorCode).toBe('listenbrainz_limited')
    expect(retryAt!.getTime()).toBeGreaterThan(Date.now() + 3_500_000)
    await patienceEnds(ada)
    expect(await tell()).toBe(1)
    expect(await state(ada)).toMatchObject({ errorCode: null, retryAt: null, waitingCount: 0, sentCount: 1 })
  })

  test('that refuses the token is not asked again until there is another, nor after one left', async () => {
    const ada = await aListener([{ title: 'One', artist: 'Ella' }])
    answers = [{ status: 401 }]
    await tell()
    await patienceEnds(ada)
    await tell()
    expect([sent.length, (await state(ada))!.errorCode]).toEqual([1, 'key_refused'])
    await world.as(ada, (work) => connectListenBrainz(work, token, keys))
    expect(await tell()).toBe(1)
    await world.as(ada, (work) => disconnectListenBrainz(work, keys))
    expect(await state(ada)).toBeNull()
    expect(await world.as(ada, (work) => work.settings.listenbrainzToken(keys))).toBeUndefined()
  })

  test('is spared what it never takes; what stands beside that is told', async () => {
    const ada = await aListener([
      { title: 'Cursed', artist: 'Ella' },
      { title: 'Fine', artist: 'Ella' },
    ])
    expect(await tell()).toBe(1)
    expect(titles()).toEqual([['Cursed', 'Fine'], ['Cursed'], ['Fine']])
    expect(await state(ada)).toMatchObject({ waitingCount: 0, sentCount: 1 })
  })
})
