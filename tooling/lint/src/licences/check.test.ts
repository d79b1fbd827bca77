import { expect, test } from 'vitest'
import { aRepository } from '../testing/world.ts'
import { checkLicences, fault } from './check.ts'
import { satisfies } from './expression.ts'

const mit = (licence: string) => licence === 'MIT'

test.each([
  ['MIT', true],
  ['GPL-3.0-only', false],
  ['(MIT OR GPL-3.0-only)', true],
  ['GPL-3.0-only OR MIT', true],
  ['MIT AND GPL-3.0-only', false],
  ['GPL-3.0-only AND MIT OR MIT', true],
  ['GPL-3.0-only AND (MIT OR MIT)', false],
  ['MIT WITH Classpath-exception-2.0', true],
  ['', false],
  ['MIT GPL-3.0-only', false],
  ['(MIT', false],
])('the expression "%s" is satisfied by MIT: %s', (expression, outcome) => {
  expect(satisfies(expression, mit)).toBe(outcome)
})

test.each([
  ['GPL-3.0-or-later', /not on the list/],
  ['AGPL-3.0-only', /not on the list/],
  ['SEE LICENSE IN LICENSE.txt', /not on the list/],
  ['UNLICENSED', /not on the list/],
  ['', /states no licence/],
])('a package under "%s" is refused', (licence, sentence) => {
  expect(fault({ name: 'x', version: '1.0.0', licence })[0]).toMatch(sentence)
})

test('an exception is for the licence it was made for', () => {
  expect(fault({ name: 'mediabunny', version: '2.0.0', licence: 'MPL-2.0' })).toEqual([])
  expect(fault({ name: 'mediabunny', version: '2.0.0', licence: 'AGPL-3.0' })).toHaveLength(1)
  expect(fault({ name: 'another', version: '1.0.0', licence: 'MPL-2.0' })).toHaveLength(1)
})

test('a label kinder than the contents does not help', () => {
  expect(fault({ name: 'node-av', version: '1.0.0', licence: 'MIT' })[0]).toMatch(/GPL/)
})

const manifest = (fields: object) => JSON.stringify({ version: '1.0.0', license: 'MIT', ...fields })

test('finds what the product needs through other packages, and leaves out what only its makers need', () => {
  using world = aRepository({
    'package.json': manifest({ name: 'stemma' }),
    'apps/server/package.json': manifest({ name: 'server', dependencies: { a: '*' }, devDependencies: { tool: '*' } }),
    'tooling/bench/package.json': manifest({ name: 'bench', dependencies: { tool: '*' } }),
    'node_modules/a/package.json': manifest({
      name: 'a',
      dependencies: { b: '*' },
      optionalDependencies: { mac: '*' },
    }),
    'node_modules/a/node_modules/b/package.json': manifest({
      name: 'b',
      license: undefined,
      licenses: [{ type: 'GPL-2.0' }],
    }),
    'node_modules/tool/package.json': manifest({ name: 'tool', license: 'AGPL-3.0' }),
  })
  const { ok, report } = checkLicences(world.root)
  expect(ok).toBe(false)
  expect(report).toContain('b@1.0.0 is GPL-2.0')
  expect(report).not.toContain('tool')
  expect(report).toContain('2 packages')
})
