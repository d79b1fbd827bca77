import { beforeAll, describe, expect, test } from 'vitest'
import type { Cast, FullWorld } from '@stemma/domain/testing/full-world'
import { appRouter } from '../root.ts'
import { environment } from '../testing/env.ts'
import { proceduresOf } from '../testing/procedures.ts'
import { robustnessViolations } from '../testing/robustness.ts'
import { aServer } from '../testing/server.ts'
import { as, touchedSince } from '../testing/worlds.ts'

const { seed, deep } = environment
const inputs = deep ? 800 : 6
const server = aServer()
let cast: Cast
let reader: FullWorld
beforeAll(async () => {
  console.log(`STEMMA_SEED=${seed}: ${inputs} inputs for each procedure`)
  cast = await server.aCast()
  reader = await server.aWorld()
})

describe('whatever is sent, the answer is a value or a reason', () => {
  test.for(proceduresOf(appRouter))('$path', { timeout: deep ? 600_000 : 30_000 }, async (procedure) => {
    // Who only asks leaves everything as it is, for the next.
    const ada = procedure.type === 'mutation' ? await server.aWorld() : reader
    expect(await robustnessViolations(server, procedure, ada, seed, inputs)).toEqual([])
    expect(server.faults).toEqual([])
    expect(await touchedSince(server, cast.bob)).toEqual([])
    const { status } = await server.call({ path: 'identity.me', type: 'query' }, undefined, as(cast.carol))
    expect(status, 'and the next request is served').toBe(200)
  })
})
