import { expect, test } from 'vitest'
import { aRepository } from '../testing/world.ts'
import { checkFigures } from './check.ts'
import { filesBelow, linesOf } from './files.ts'
import { lengthsOf, tooLong } from './lengths.ts'
import { wordFaults } from './words.ts'

const source = (lines: number, path = `${lines}.ts`) => ({ path, text: 'x\n'.repeat(lines) })

test('lines are counted with and without a last line break', () => {
  expect([linesOf(''), linesOf('a'), linesOf('a\n'), linesOf('a\nb')]).toEqual([1, 1, 1, 2])
})

test('median and p90 are those of hand-written sources, tests apart', () => {
  const files = [10, 20, 30, 40, 50, 60, 70, 80, 90, 500].map((lines) => source(lines))
  const all = [...files, source(9000, 'a.test.ts'), source(9000, 'a.css')]
  expect(lengthsOf(all)).toEqual({ files: 10, median: 50, p90: 90 })
  expect(lengthsOf(all, true)).toEqual({ files: 1, median: 9000, p90: 9000 })
})

test('a median over 60 lines and a p90 over 160 are faults', () => {
  expect(tooLong({ files: 3, median: 60, p90: 160 })).toEqual([])
  expect(tooLong({ files: 3, median: 61, p90: 161 })).toHaveLength(2)
})

test.each([
  'packages/api/src/sounds.service.ts',
  'packages/api/src/sounds.dto.ts',
  'packages/api/src/sound.entity.ts',
  'packages/api/src/queue.manager.ts',
  'packages/audio/src/utils.ts',
  'packages/audio/src/utils/wav.ts',
  'packages/audio/src/helper.ts',
  'packages/audio/src/helpers.tsx',
  'packages/audio/src/common.ts',
])('%s is no name', (path) => {
  expect(wordFaults({ path, text: '' })).toHaveLength(1)
})

test.each(['packages/audio/src/wav.ts', 'packages/api/src/entity.ts', 'apps/server/src/commons/list.ts'])(
  '%s is',
  (path) => {
    expect(wordFaults({ path, text: '' })).toEqual([])
  },
)

test.each([
  ['packages/api/src/index.ts', `export * from './root.ts'`],
  ['packages/api/src/a.ts', '// TODO: later'],
  ['packages/api/src/a.sql', '-- FIXME'],
  ['packages/api/src/a.ts', '// oxlint-disable-next-line no-console'],
  ['packages/api/src/a.ts', '/* eslint-disable */'],
  ['packages/api/src/a.ts', '// @ts-ignore'],
  ['packages/api/src/a.ts', '// ==================== rendering'],
  ['packages/api/src/a.sql', '-- ------ tables'],
])('%s may not say %s', (path, text) => {
  expect(wordFaults({ path, text: `a\n${text}\n` })).toHaveLength(1)
})

test.each([
  ['packages/api/src/index.ts', `export { appRouter } from './root.ts'`],
  ['packages/api/src/a.ts', `// the to-do list of a person\nexport * from './b.ts'`],
  ['packages/api/src/a.sql', '-- the table of blobs'],
  ['packages/api/src/a.ts', '// 1 - x'],
])('%s may say %s', (path, text) => {
  expect(wordFaults({ path, text })).toEqual([])
})

test('what is installed, built, hidden or generated is not counted', () => {
  using world = aRepository({
    'apps/web/src/a.ts': '',
    'apps/web/src/tree.gen.ts': '',
    'apps/web/node_modules/x/a.ts': '',
    'apps/web/dist/a.js': '',
    '.turbo/a.ts': '',
    'apps/web/notes.md': '',
  })
  expect(filesBelow(world.root).map(({ path }) => path)).toEqual(['apps/web/src/a.ts'])
})

test('a repository out of order is told so, with its figures', () => {
  using world = aRepository({ 'packages/a/long.ts': 'x\n'.repeat(161), 'packages/a/utils.ts': '' })
  const { ok, report } = checkFigures(world.root)
  expect(ok).toBe(false)
  expect(report).toContain('one source in ten has over 161 lines')
  expect(report).toContain('packages/a/utils.ts: call it by what it is about')
  expect(report).toContain('2 sources: median 1 lines')
})
