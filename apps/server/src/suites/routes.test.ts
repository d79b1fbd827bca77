import { Hono } from 'hono'
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
