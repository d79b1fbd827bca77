import { beforeAll, describe, expect, test } from 'vitest'
import { appRouter } from '../root.ts'
import type { Cast } from '@stemma/domain/testing/full-world'
import { isolationViolations } from '../testing/isolation.ts'
import { proceduresOf } from '../testing/procedures.ts'
import { aServer } from '../testing/server.ts'
import { exceptions } from './exceptions.ts'

const server = aServer()
const procedures = proceduresOf(appRouter)
let cast: Cast
beforeAll(async () => {
  cast = await server.aCast()
})

test('every exception is of a procedure that exists', () => {
  expect(Object.keys(exceptions).filter((path) => !procedures.some((procedure) => procedure.path === path))).toEqual([])
})

describe('nobody sees, changes or learns of what is another’s', () => {
  test.for(procedures)('$path', async (procedure) => {
    expect(await isolationViolations(server, procedure, cast, exceptions[procedure.path])).toEqual([])
  })
})
