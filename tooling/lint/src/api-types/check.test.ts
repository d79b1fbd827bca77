import { describe, expect, test } from 'vitest'
import { root } from '../root.ts'
import { aRepository } from '../testing/world.ts'
import { faultsOf, heavyIn } from './check.ts'

const links = {
  'node_modules/@trpc/server': `${root}packages/api/node_modules/@trpc/server`,
  'node_modules/@types/node': `${root}node_modules/@types/node`,
}

/** What `tsc` says of an emitted declaration of a router with these queries, each `[input, output]`. */
async function faultsIn(queries: Readonly<Record<string, readonly [input: string, output: string]>>, imports = '') {
  const procedures = Object.entries(queries).map(
    ([name, [input, output]]) => `${name}: TRPCQueryProcedure<{ input: ${input}; output: ${output}; meta: object }>`,
  )
  const declaration = `
    import type { TRPCBuiltRouter, TRPCQueryProcedure } from '@trpc/server'
    ${imports}
    type Root = { ctx: object; meta: object; errorShape: never; transformer: true }
    export declare const appRouter: TRPCBuiltRouter<Root, { sounds: { ${procedures.join('\n')} } }>
    export type AppRouter = typeof appRouter`
  using world = aRepository({ 'package.json': '{ "type": "module" }', 'root.d.ts': declaration }, links)
  return await faultsOf(world.root)
}

describe('the types of the api', () => {
  test('are clean when every field has a type', async () => {
    const output = '{ id: string; tags: readonly string[]; at: Date; next?: { cursor: unknown } }'
    expect(await faultsIn({ get: ['{ id: string }', output], list: ['void', `(${output})[]`] })).toEqual([])
  })

  test('name every path to any', async () => {
    const faults = await faultsIn({
      input: ['any', '{ id: string }'],
      field: ['{ id: string }', '{ id: any; good: string }'],
      item: ['string', '{ rows: { title: any }[] }'],
      optional: ['{ by?: { id: any } }', 'string'],
      union: ['string', 'null | { a: 1 } | { b: any }'],
      event: ['string', 'AsyncIterable<{ progress: any }, void, undefined>'],
      map: ['string', 'Map<string, { a: any }>'],
      whole: ['string', 'any'],
    })
    expect(faults.toSorted()).toEqual([
      'input.sounds.input is any',
      'input.sounds.optional.by.id is any',
      'output.sounds.event(event).progress is any',
      'output.sounds.field.id is any',
      'output.sounds.item.rows[].title is any',
      'output.sounds.map(entry).a is any',
      'output.sounds.union.b is any',
      'output.sounds.whole is any',
    ])
  })

  test('are not heavy', () => {
    using world = aRepository({ 'sounds/router.d.ts': 'x'.repeat(1_200_000), 'root.d.ts': 'x'.repeat(1_000_000) })
    expect(heavyIn(world.root)).toEqual([expect.stringMatching(/^sounds\/router\.d\.ts has 1200 kB/)])
  })

  test('tell a name that resolves to nothing, which other checkers take for any', async () => {
    const faults = await faultsIn({ get: ['string', 'Id'] }, "import type { Id } from '@mikro-orm/nowhere'")
    expect(faults.join('\n')).toMatch(/root\.d\.ts.*Cannot find module '@mikro-orm\/nowhere'/)
  })
})
