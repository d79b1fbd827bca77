import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { environment } from '@stemma/api/testing/env'
import { hostile, randomness, seedOf } from '@stemma/api/testing/hostile'
import { fingerprint, type FullWorld } from '@stemma/domain/testing/full-world'
import { withClient } from '@stemma/testing'
import type { Endpoint } from '../rest/endpoint.ts'
import { endpoints } from '../rest/endpoints.ts'
import { aHouse } from '../testing/house.ts'
import { peopleOf } from '../testing/people.ts'

const { seed, deep } = environment
const house = aHouse()
const people = peopleOf(house)
const methods = [...endpoints].map(([name, endpoint]) => ({ name, ...endpoint }))

type Ref = readonly [prefix: string, table: string]
type Definition = { type: string; in?: z.ZodType; innerType?: z.ZodType; element?: z.ZodType }

/** What ids a parameter takes, read from its schema. */
function refsIn(schema: z.ZodType | undefined): readonly Ref[] {
  if (!schema) return []
  const { in: first, innerType, element } = schema.def as unknown as Definition
  return (schema.meta()?.['refs'] as readonly Ref[] | undefined) ?? refsIn(first ?? innerType ?? element)
}

const params = ({ input }: Endpoint) => Object.entries<z.ZodType>(input.shape)

/** Something fitting for what is no id. */
const plain: Readonly<Record<string, string>> = { type: 'newest', genre: 'x', query: 'x', artist: 'x', name: 'x' }
const idIn = ({ rows }: FullWorld, table: string) => (rows[table]![0] as { id: string }).id

const wordOf = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'number' || typeof value === 'bigint'
      ? value.toString()
      : JSON.stringify([typeof value])

type Said = Record<string, string>
const right = (endpoint: Endpoint): Said =>
  Object.fromEntries(
    params(endpoint).flatMap(([name, schema]): [string, string][] => {
      const [ref] = refsIn(schema)
      if (ref) return [[name, `${ref[0]}-${idIn(people.ada, ref[1])}`]]
      return name === 'username' ? [[name, people.ada.mark]] : name in plain ? [[name, plain[name]!]] : []
    }),
  )

async function ask(call: string, said: Said, key: string | null = people.ada.secrets.access) {
  const query = new URLSearchParams({ f: 'json', ...(key === null ? {} : { apiKey: key }), ...said })
  const response = await house.app.fetch(
    new Request(`http://stemma.test/rest/${call}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: query.toString(),
    }),
  )
  const text = Buffer.from(await response.arrayBuffer()).toString('utf8')
  const code = text.startsWith('{"subsonic-response"')
    ? (JSON.parse(text) as { 'subsonic-response': { error?: { code: number } } })['subsonic-response'].error?.code
    : undefined
  return { status: response.status, text, code }
}

describe('nobody reaches another’s music, by any method', () => {
  test.for(methods)('$name', async (method) => {
    const { ada, bob } = people
    for (const [name, schema] of params(method)) {
      for (const [prefix, table] of refsIn(schema)) {
        const said = (id: string) => ({ ...right(method), [name]: `${prefix}-${id}` })
        const theirs = await ask(method.name, said(idIn(bob, table)))
        expect(theirs.text).toBe((await ask(method.name, said(randomUUID()))).text)
        expect(theirs.text).not.toContain(bob.mark)
      }
    }
    if (method.scope === null) return
    for (const key of [null, ...[people.suspended, people.leaving].map(({ secrets }) => secrets.access)]) {
      const told = await ask(method.name, right(method), key)
      expect([10, 44]).toContain(told.code)
      expect(told.text).not.toContain(ada.mark)
    }
  })

  test('and nothing of theirs was touched', async () => {
    await withClient(house.adminUrl, async (client) => {
      const before = await fingerprint(client, people.bob)
      for (const method of methods)
        for (const [name, schema] of params(method))
          for (const [prefix, table] of refsIn(schema))
            await ask(method.name, { ...right(method), [name]: `${prefix}-${idIn(people.bob, table)}` })
      expect(await fingerprint(client, people.bob)).toEqual(before)
    })
  })
})

describe('its owner reaches it', () => {
  // Ada's tracks have no covers.
  test.for(methods.filter(({ name, scope }) => scope === 'library:read' && name !== 'getCoverArt'))(
    '$name',
    async (method) => {
      const { status, code } = await ask(method.name, right(method))
      expect([status, code]).toEqual([200, undefined])
    },
  )
})

describe('whatever a player says, the answer is one of the protocol', () => {
  test.for(methods)('$name', { timeout: deep ? 600_000 : 60_000 }, async (method) => {
    const random = randomness(seedOf(method.name, seed))
    const names = [...params(method).map(([name]) => name), 'f', 'c', 'v']
    for (let turn = 0; turn < (deep ? 300 : 4); turn++) {
      const said = right(method)
      for (const name of names.filter(() => random() < 0.5)) {
        said[name] = wordOf(hostile(random)).slice(0, 20_000)
      }
      const { status, text, code } = await ask(method.name, said)
      const told = `turn ${turn} of seed ${seed}: ${method.name} ${JSON.stringify(said).slice(0, 400)}`
      expect([status, told]).toEqual([status < 300 ? status : 200, told])
      if (code !== undefined) expect([0, 10, 50, 70]).toContain(code)
      expect(text).not.toContain('a fault of ours')
    }
  })
})
