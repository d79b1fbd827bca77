import { beforeAll, describe, expect, test } from 'vitest'
import { scopes } from '@stemma/domain/identity/input'
import type { Cast, FullWorld } from '@stemma/domain/testing/full-world'
import { appRouter } from '../root.ts'
import { anInput } from '../testing/inputs.ts'
import { proceduresOf, type Procedure } from '../testing/procedures.ts'
import { hasten } from '../testing/robustness.ts'
import { inputViolations } from '../testing/schemas.ts'
import { anonymous, aServer, worker, type Caller } from '../testing/server.ts'
import { as, aService, isKnownRef, isOwned, missing, refsOf } from '../testing/worlds.ts'

const server = aServer()
const procedures = proceduresOf(appRouter)
let someone: FullWorld
let cast: Cast
let none: Record<'who is suspended' | 'who is leaving' | 'whose session is over' | 'whose token is made up', Caller>
beforeAll(async () => {
  someone = await server.aWorld()
  cast = await server.aCast()
  none = {
    'who is suspended': as(cast.suspended),
    'who is leaving': as(cast.leaving),
    'whose session is over': as(cast.expired),
    'whose token is made up': { token: 'made-up' },
  }
})

const refusals = ['log_in_first', 'session_ended', 'not_allowed', 'scope_missing']

/** Why the caller is kept out, or `admitted`, whatever came after. The input names only what is not there. */
async function knock(procedure: Procedure, ada: FullWorld, caller: Caller): Promise<string> {
  const refs = (ref: string) => (isOwned(ref) ? missing(ref) : refsOf(ada)(ref))
  const input = procedure.input && anInput(procedure.input, refs, 1, { full: true })
  const { error } = await server.call(procedure, hasten(input), caller)
  const reason = error?.data.reason ?? ''
  return refusals.includes(reason) ? reason : 'admitted'
}

/** Record anew with `vitest run -u src/suites/levels.test.ts`, and read the difference. */
test('who may call what is as it was reviewed', async () => {
  const lines = procedures.map(({ path, type, meta }) =>
    [path, type, meta?.level, meta?.scope ?? '-', meta?.base, meta?.limit ?? '-'].join(' '),
  )
  await expect(`${lines.sort().join('\n')}\n`).toMatchFileSnapshot('levels.txt')
})

describe.each(procedures)('$path', (procedure) => {
  const { meta, input, inputs } = procedure

  test('says who may call it, by its base', () => {
    expect(meta?.level).toMatch(/^(anyone|person|worker)$/)
    expect(meta?.base).toMatch(/^(transactional|outside|live|once)$/)
    expect(meta?.level === 'person' || meta?.scope === null, 'only a person’s token has scopes').toBe(true)
    expect(procedure.type === 'subscription').toBe(meta?.base === 'live')
  })

  test('takes a strict object of bounded values, every id of which names its table', () => {
    expect(inputs).toBeLessThanOrEqual(1)
    expect(input ? inputViolations(input, isKnownRef(someone)) : []).toEqual([])
  })

  test('lets in whom it says, an access token for its scope alone, and nobody else', async () => {
    const level = meta!.level
    const ada = procedure.type === 'mutation' ? await server.aWorld() : someone
    expect(await knock(procedure, ada, anonymous)).toBe(level === 'anyone' ? 'admitted' : 'log_in_first')
    for (const [who, caller] of Object.entries(none)) {
      expect(await knock(procedure, ada, caller), who).toBe(
        { anyone: 'admitted', person: 'session_ended', worker: 'not_allowed' }[level],
      )
    }
    expect(await knock(procedure, ada, worker)).toBe(level === 'person' ? 'log_in_first' : 'admitted')

    const { scope } = meta!
    const others = scopes.filter((other) => other !== scope)
    const refused = scope === null ? 'not_allowed' : 'scope_missing'
    const service = await knock(procedure, ada, await aService(server, ada, others))
    expect(service).toBe({ anyone: 'admitted', person: refused, worker: 'not_allowed' }[level])
    if (scope !== null) expect(await knock(procedure, ada, await aService(server, ada, [scope]))).toBe('admitted')
    expect(await knock(procedure, ada, as(ada))).toBe(level === 'worker' ? 'not_allowed' : 'admitted')
  })
})
