import { expect, test } from 'vitest'
import { run } from './run.ts'
import { runChecks, type Checks } from './runner.ts'

async function told(checks: Checks) {
  const lines: string[] = []
  const failed = await runChecks(checks, (line) => lines.push(line.replaceAll(/\d+\.\d/g, '0.0')))
  return { failed, lines }
}

const fine = () => Promise.resolve({ ok: true, report: 'not shown' })

test('checks in order get a line each', async () => {
  expect(await told({ types: fine, lint: fine })).toEqual({
    failed: 0,
    lines: ['ok       0.0 s  types', 'ok       0.0 s  lint', '\n2 passed, 0 failed in 0.0 s'],
  })
})

test('a failed check shows its whole report, after the others have ended', async () => {
  const { failed, lines } = await told({
    lint: () => Promise.resolve({ ok: false, report: 'a.ts:1\nb.ts:2' }),
    types: fine,
  })
  expect(failed).toBe(1)
  expect(lines.slice(0, 2).toSorted()).toEqual(['FAILED   0.0 s  lint', 'ok       0.0 s  types'])
  expect(lines.slice(2)).toEqual(['\n── lint\na.ts:1\nb.ts:2', '\n1 passed, 1 failed in 0.0 s'])
})

test('a check that throws has failed', async () => {
  const { failed, lines } = await told({ lint: () => Promise.reject(new Error('no config')) })
  expect(failed).toBe(1)
  expect(lines.join('\n')).toContain('no config')
})

test('a program that cannot be started, or that fails, is not in order', async () => {
  expect(await run('stemma-no-such-program', [])).toMatchObject({ ok: false, report: /could not be started/ })
  expect(await run('node', ['-e', 'console.log(1); console.error(2); process.exit(3)'])).toEqual({
    ok: false,
    report: '1\n2',
  })
})

test('an unknown check is refused by name', async () => {
  const { ok, report } = await run('node', ['tooling/lint/src/check.ts', 'nonsense'])
  expect(ok).toBe(false)
  expect(report).toMatch(/There is no check named nonsense\. There are: types lint/)
})
