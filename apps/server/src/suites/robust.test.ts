import { beforeAll, describe, expect, test } from 'vitest'
import { environment } from '@stemma/api/testing/env'
import { randomness, seedOf } from '@stemma/api/testing/hostile'
import { aHouse } from '../testing/house.ts'
import { cases, type Asked } from './cases.ts'
import { spoilRequest } from './hostile-requests.ts'
import { peopleOf } from '../testing/people.ts'
import { ask, type Told } from './routes.ts'

const { seed, deep } = environment
const requests = deep ? 800 : 10
const house = aHouse()
const people = peopleOf(house)
const from = { incoming: { socket: { remoteAddress: '192.0.2.9', remotePort: 1024, remoteFamily: 'IPv4' } } }
const fetch = (request: Request) => house.app.fetch(request, from)
beforeAll(() => console.log(`STEMMA_SEED=${seed}: ${requests} requests to each route`))

/** Ways to a procedure that no client of ours goes. */
const detours: readonly string[] = [
  '/trpc',
  '/trpc/',
  '/trpc/%00',
  '/trpc/x',
  '/trpc/identity.me?batch=1',
  '/trpc/identity.me?batch=1&input=x',
  '/trpc/identity.me,identity.me?batch=1&input={}',
  `/trpc/${'identity.house,'.repeat(500)}?batch=1`,
  `/trpc/${','.repeat(7000)}?batch=1`,
  '/trpc/__proto__',
  '/trpc/identity',
  '/trpc/constructor.name',
]

const targets: Record<string, (at: typeof people) => Asked> = {
  ...Object.fromEntries(Object.entries(cases).map(([name, { right }]) => [name, right])),
  ...Object.fromEntries(
    detours.map((path) => [
      `GET ${path.slice(0, 60)}`,
      () => ({ method: 'GET', path, token: people.ada.secrets.session }),
    ]),
  ),
  'POST /trpc': () => ({
    method: 'POST',
    path: '/trpc/identity.rename',
    headers: { 'content-type': 'application/json' },
    body: '{"json":{"username":"somebody"}}',
    token: people.ada.secrets.session,
  }),
}

/** What is wrong with an answer: a fault of ours, a bare one, or a failure without our own form. */
function violationsOf({ status, headers, text }: Told, { method, path }: Asked): string[] {
  const found: string[] = []
  if (status >= 500 && status !== 503) found.push(`${status} ${text.slice(0, 300)}`)
  if (!headers.includes('x-content-type-options: nosniff') || !headers.includes('x-request-id: '))
    found.push('an answer without our headers')
  if (status >= 400 && method !== 'HEAD' && !path.startsWith('/trpc')) {
    const { error } = text.startsWith('{') ? (JSON.parse(text) as { error?: Record<string, unknown> }) : {}
    if (typeof error?.['code'] !== 'string' || typeof error['message'] !== 'string')
      found.push(`${status} without a reason: ${text.slice(0, 200)}`)
  }
  return found
}

describe('whatever is asked, the answer is not a fault of ours', () => {
  test.for(Object.entries(targets))('%s', { timeout: deep ? 600_000 : 60_000 }, async ([name, right]) => {
    const random = randomness(seedOf(name, seed))
    const found: string[] = []
    for (let turn = 0; turn < requests; turn++) {
      const asked = turn === 0 ? right(people) : spoilRequest(right(people), random)
      const { method, path, headers = {}, body } = asked
      const told = `request ${turn} of seed ${seed}: ${method} ${path.slice(0, 200)} ${JSON.stringify(headers).slice(0, 300)} ${String(body).slice(0, 200)}`
      found.push(...violationsOf(await ask(fetch, asked), asked).map((violation) => `${violation} (${told})`))
    }
    expect(found).toEqual([])
  })

  test('and nothing secret is in the logs', () => {
    const lines = house.lines.join('\n')
    expect(lines).not.toContain('a fault of ours')
    const { ada, bob, carol, attempt } = people
    const secrets = [ada, bob, carol].flatMap(({ secrets, mark }) => [...Object.values(secrets), mark])
    expect(
      [...secrets, attempt, house.house.workerToken, 'correct horse'].filter((secret) => lines.includes(secret)),
    ).toEqual([])
  })
})
