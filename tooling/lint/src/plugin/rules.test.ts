import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { root } from '../root.ts'
import { run } from '../run.ts'
import { aRepository } from '../testing/world.ts'

/** What must be refused: the rule, the file, what the file says, and what the message tells the author to do. */
const wrong: readonly [rule: string, path: string, text: string, advice?: RegExp][] = [
  ...'sin cos tan asin acos atan atan2 sinh cosh tanh asinh acosh atanh exp expm1 log log2 log10 log1p pow cbrt hypot random'
    .split(' ')
    .map((name): [string, string, string, RegExp] => [
      'stemma(deterministic)',
      `packages/audio/src/math-${name}.ts`,
      `export const value = Math.${name}(0.5, 2)`,
      /own polynomials/,
    ]),
  [
    'stemma(deterministic)',
    'packages/audio/src/bracket.ts',
    `export const value = Math['sin'](1)`,
    /Math\.sin differs/,
  ],
  [
    'stemma(deterministic)',
    'packages/audio/src/chosen.ts',
    `export const value = (name: 'sin' | 'abs') => Math[name](1)`,
  ],
  [
    'stemma(deterministic)',
    'packages/audio/src/alias.ts',
    `const { floor } = Math\nexport const value = floor(1)`,
    /alias/,
  ],
  ['stemma(deterministic)', 'packages/audio/src/global.ts', `export const value = globalThis.Math.sin(1)`],
  ['stemma(deterministic)', 'packages/audio/src/power.ts', `export const square = (x: number) => x ** 2`, /multiply/],
  ['stemma(deterministic)', 'packages/audio/src/power-of.ts', `export let value = 2\nvalue **= 2`, /multiply/],
  ['stemma(deterministic)', 'packages/audio/src/date.ts', `export const now = Date.now()`],
  ['stemma(deterministic)', 'packages/audio/src/new-date.ts', `export const now = new Date()`],
  ['stemma(deterministic)', 'packages/audio/src/clock.ts', `export const now = performance.now()`],
  [
    'stemma(deterministic)',
    'packages/audio/src/seed.ts',
    `export const seed = crypto.getRandomValues(new Uint32Array(1))`,
  ],
  [
    'stemma(environment)',
    'apps/server/src/port.ts',
    `export const port = process.env['PORT']`,
    /Read the environment in env\.ts only/,
  ],
  ['stemma(environment)', 'packages/domain/src/port.test.ts', `export const port = process['env']`],
  ['stemma(environment)', 'apps/server/src/taken.ts', `const { env } = process\nexport const port = env['PORT']`],
  [
    'stemma(environment)',
    'apps/server/src/imported.ts',
    `import { env } from 'node:process'\nexport const port = env['PORT']`,
  ],
  [
    'stemma(next-result)',
    'packages/api/src/ladder.ts',
    `export async function guard(next: () => Promise<number>) {\n  try {\n    return await next()\n  } catch {\n    return 0\n  }\n}`,
    /result\.ok/,
  ],
  [
    'eslint(no-restricted-properties)',
    'packages/domain/src/sounds/input.ts',
    `declare const z: { any(): string }\nexport const a = z.any()`,
    /Say what the caller may send/,
  ],
  [
    'eslint(no-restricted-properties)',
    'packages/api/src/sounds/router.ts',
    `declare const z: { unknown(): string }\nexport const a = z.unknown()`,
  ],
  ['eslint(no-console)', 'apps/server/src/loud.ts', `console.log('hello')`],
  ['eslint(max-lines)', 'packages/audio/src/long.ts', `export const value = 1\n${'\n'.repeat(300)}`],
  ['eslint(max-lines)', 'packages/audio/src/long.test.ts', `export const value = 1\n${'\n'.repeat(400)}`],
  ['typescript(no-explicit-any)', 'packages/api/src/any.ts', `export const value: any = 1`],
  [
    'typescript(ban-ts-comment)',
    'packages/api/src/ignored.ts',
    `// @ts-expect-error: no reason is good enough\nexport const value: string = 1`,
  ],
  [
    'typescript(no-floating-promises)',
    'packages/api/src/floating.ts',
    `export function guard(next: () => Promise<void>) {\n  next()\n}`,
  ],
  [
    'typescript(no-misused-promises)',
    'packages/api/src/misused.ts',
    `export const f = (p: () => Promise<boolean>) => (p() ? 1 : 2)`,
  ],
  ['typescript(await-thenable)', 'packages/api/src/thenable.ts', `export const value = await 1`],
  ['typescript(no-unsafe-assignment)', 'packages/api/src/assigned.ts', `export const value: string = JSON.parse('1')`],
  [
    'typescript(no-unsafe-member-access)',
    'packages/api/src/member.ts',
    `export const value = String(JSON.parse('{}').a)`,
  ],
  ['typescript(no-unsafe-call)', 'packages/api/src/called.ts', `JSON.parse('{}')()`],
  [
    'typescript(no-unsafe-argument)',
    'packages/api/src/argument.ts',
    `export const value = Number.parseInt(JSON.parse('{}'))`,
  ],
  ['typescript(no-unsafe-return)', 'packages/api/src/returned.ts', `export const f = (): string => JSON.parse('1')`],
  [
    'typescript(switch-exhaustiveness-check)',
    'packages/api/src/switch.ts',
    `export function f(x: 'a' | 'b') {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 2\n}`,
  ],
  [
    'vitest(no-focused-tests)',
    'packages/api/src/focused.test.ts',
    `import { test } from 'vitest'\ntest.only('x', () => {})`,
  ],
  [
    'vitest(no-restricted-vi-methods)',
    'packages/api/src/mocked.test.ts',
    `import { vi } from 'vitest'\nvi.mock('./work.ts')`,
    /real parts/,
  ],
  ['import(no-default-export)', 'packages/api/src/default.ts', `export default 1`],
  ['eslint(no-warning-comments)', 'packages/api/src/later.ts', `// TODO: finish\nexport const value = 1`],
]

/** What looks alike and is allowed. */
const right: Readonly<Record<string, string>> = {
  'packages/audio/src/exact.ts': `export const exact = (x: number) => Math.sqrt(Math.abs(x)) * Math.PI + Math.imul(3, 4) * Math.floor(x)`,
  'packages/audio/src/names.ts': `export const times = { Date: 1 }\nexport const read = times.Date`,
  'packages/audio/src/sine.test.ts': `export const reference = Math.sin(1) ** 2 + Date.now()`,
  'packages/domain/src/sine.ts': `export const reference = Math.sin(1) ** 2`,
  'apps/server/src/env.ts': `export const port = process.env['PORT']`,
  'apps/server/src/pid.ts': `export const pid = process.pid`,
  'apps/server/src/commands/user.ts': `console.log('made')`,
  'apps/server/src/http.ts': `export async function guard(next: () => Promise<void>) {\n  try {\n    await next()\n  } finally {\n    process.exitCode = 1\n  }\n}`,
  'packages/api/src/checked.ts': `export async function guard(next: () => Promise<{ ok: boolean }>) {\n  try {\n    const result = await next()\n    if (!result.ok) throw new Error('no')\n  } finally {\n    process.exitCode = 1\n  }\n}`,
  'packages/api/src/result.ts': `export async function guard(next: () => Promise<{ ok: boolean }>) {\n  const result = await next()\n  try {\n    return result.ok\n  } finally {\n    process.exitCode = 1\n  }\n}`,
  'packages/audio/src/exactly.ts': `export const value = 1\n${'\n'.repeat(298)}`,
  'packages/audio/src/exactly.test.ts': `export const value = 1\n${'\n'.repeat(398)}`,
  'packages/api/src/guards.test.ts': `export const value = 1\n// @ts-expect-error: an entity is not plain\nexport const wrong: string = value`,
}

interface Report {
  readonly diagnostics: readonly {
    readonly code: string
    readonly filename: string
    readonly message: string
    readonly help?: string
  }[]
}

const found = new Map<string, { code: string; message: string }[]>()

beforeAll(async () => {
  const settings = readFileSync(`${root}.oxlintrc.json`, 'utf8').replace('./tooling/', `${root}tooling/`)
  using world = aRepository(
    {
      ...right,
      ...Object.fromEntries(wrong.map(([, path, text]) => [path, text])),
      '.oxlintrc.json': settings,
      'package.json': '{ "type": "module" }',
      'tsconfig.json': JSON.stringify({
        extends: `${root}tooling/typescript/node.json`,
        include: ['packages', 'apps'],
      }),
    },
    {
      'node_modules/@types/node': `${root}node_modules/@types/node`,
      'node_modules/vitest': `${root}tooling/lint/node_modules/vitest`,
    },
  )
  const { report } = await run('oxlint', ['--type-aware', '--format=json'], world.root)
  for (const { code, filename, message, help = '' } of (JSON.parse(report) as Report).diagnostics) {
    found.set(filename, [...(found.get(filename) ?? []), { code, message: `${message} ${help}` }])
  }
})

describe('the lint', () => {
  test.each(wrong)('%s refuses %s', (rule, path, _text, advice = /./) => {
    const findings = found.get(path) ?? []
    expect(findings.map(({ code }) => code)).toContain(rule)
    expect(findings.find(({ code }) => code === rule)?.message).toMatch(advice)
  })

  test.each(Object.keys(right))('has nothing against %s', (path) => {
    expect(found.get(path) ?? []).toEqual([])
  })
})
