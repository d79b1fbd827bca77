import { beforeAll, describe, expect, test } from 'vitest'
import { fingerprint, type FullWorld } from '@stemma/domain/testing/full-world'
import { appRouter } from '../root.ts'
import { environment } from '../testing/env.ts'
import { proceduresOf } from '../testing/procedures.ts'
import { robustnessViolations } from '../testing/robustness.ts'
import { aServer } from '../testing/server.ts'
import { as } from '../testing/worlds.ts'

const { seed, deep } = environment
const inputs = deep ? 800 : 25
const server = aServer()
let bob: FullWorld
beforeAll(async () => {
  console.log(`STEMMA_SEED=${seed}: ${inputs} inputs for each procedure`)
  bob = await server.aWorld()
})

describe('whatever is sent, the answer is a value or a reason', () => {
  test.for(proceduresOf(appRouter))('$path', { timeout: deep ? 600_000 : 30_000 }, async (procedure) => {
    const before = await fingerprint(server.client, bob)
    const ada = await server.aWorld()
    expect(await robustnessViolations(server, procedure, ada, seed, inputs)).toEqual([])
    expect(server.faults).toEqual([])
    expect(await fingerprint(server.client, bob)).toEqual(before)
    const { status } = await server.call({ path: 'identity.me', type: 'query' }, undefined, as(await server.aWorld()))
    expect(status, 'and the next request is served').toBe(200)
  })
})
