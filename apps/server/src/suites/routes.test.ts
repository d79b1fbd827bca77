import { Hono } from 'hono'
import { inWork } from '@stemma/domain'
import { setCover, shareSubject } from '@stemma/domain/library'
import { describe, expect, test } from 'vitest'
import type { App } from '../context.ts'
import { aHouse } from '../testing/house.ts'
import { cases } from './cases.ts'
import { peopleOf } from '../testing/people.ts'
import { routesOf, routeViolations } from './routes.ts'

const house = aHouse()
const people = peopleOf(house)
/** As if it came from somewhere. */
const from = { incoming: { socket: { remoteAddress: '192.0.2.9', remotePort: 1024, remoteFamily: 'IPv4' } } }
const fetch = (request: Request) => house.app.fetch(request, from)

test('every route has a case, and every case a route', () => {
  expect(routesOf(house.app).sort()).toEqual(Object.keys(cases).sort())
})

describe('nobody reaches what is another’s', () => {
  test.for(Object.entries(cases))('%s', async ([, one]) => {
    expect(await routeViolations(fetch, one, people)).toEqual([])
  })
})

describe('a link of the library', () => {
  /** Ada's links: to her first track, to the album of her first and third, and to the list her third stands in. */
  const links = async () => {
    const { id, rows } = people.ada
    return inWork(house.house.machines.orm, { user: id }, async (work) => {
      const [first, deleted, third] = await Promise.all(
        rows['library.music_tracks']!.map((track) => work.tracks.get(String(track['id']))),
      )
      const cover = people.ada.blobs[0]!.sha256
      await setCover(work, [first!.id], cover)
      const to = async (kind: 'track' | 'album', subject: string) =>
        (await shareSubject(work, { kind, id: subject }, null)).shareToken
      const tokens = {
        track: await to('track', first!.id),
        album: await to('album', third!.albumId),
        playlist: String(rows['library.shares']![0]!['share_token']),
      }
      return { tokens, first: first!.fileSha256!, deleted: deleted!.fileSha256!, third: third!.fileSha256!, cover }
    })
  }
  const status = async (path: string) => {
    const answer = await fetch(new Request(`http://stemma.test${path}`))
    await answer.body?.cancel() // closes the file
    return answer.status
  }

  test('opens what it leads to, for everybody, and nothing else', async () => {
    const { tokens, first, deleted, third, cover } = await links()
    const opens = async (token: string) =>
      Promise.all([first, third, deleted, cover].map(async (hash) => status(`/media/${hash}?via=${token}`)))
    expect(await opens(tokens.track)).toEqual([200, 404, 404, 200])
    expect(await opens(tokens.album)).toEqual([200, 200, 404, 200])
    expect(await opens(tokens.playlist)).toEqual([404, 200, 404, 404])
    expect(await status(`/media/${cover}?via=${tokens.track}&size=96`)).toBe(200)
    expect(await status(`/media/${cover}?via=${tokens.playlist}&size=96`)).toBe(404)
    for (const token of Object.values(tokens)) {
      const page = await (await fetch(new Request(`http://stemma.test/l/${token}`))).text()
      expect(page).toContain(`<title>“${people.ada.mark}`)
      expect(page).not.toContain(people.bob.mark)
    }
  })

  test('opens nothing once it has ended', async () => {
    const { tokens, first, third } = await links()
    await inWork(house.house.machines.orm, { user: people.ada.id }, async (work) => {
      for (const share of await work.shares.all({})) share.expiresAt = new Date(Date.now() - 1000)
    })
    for (const token of Object.values(tokens))
      for (const hash of [first, third]) expect(await status(`/media/${hash}?via=${token}`)).toBe(404)
    expect(await (await fetch(new Request(`http://stemma.test/l/${tokens.album}`))).text()).not.toContain(
      people.ada.mark,
    )
  })
})

describe('the suite is red', () => {
  test('when the check of the media is skipped', async () => {
    const careless = new Hono<App>().get('/media/:sha256', async (c) => {
      const stored = await house.house.machines.blobs.read(c.req.param('sha256'))
      return stored ? c.body(stored.stream) : c.json({}, 404)
    })
    const found = await routeViolations((request) => careless.fetch(request), cases['GET /media/:sha256']!, people)
    expect(found).toEqual(
      expect.arrayContaining([
        "nobody is given what is Ada's",
        expect.stringMatching(/^another's is told from nobody's: 200/),
      ]),
    )
  })

  test('when a route is new', () => {
    const grown = new Hono<App>().get('/download/everything', (c) => c.text('everything'))
    grown.route('/', house.app)
    expect(routesOf(grown).filter((route) => !(route in cases))).toEqual(['GET /download/everything'])
  })

  test('when a page shows what its link does not lead to', async () => {
    const careless = new Hono().get('/s/:token', (c) => c.text(`by ${people.bob.mark}`))
    expect(await routeViolations((request) => careless.fetch(request), cases['GET /s/:token']!, people)).toContain(
      "nobody is told what is another's",
    )
  })
})
