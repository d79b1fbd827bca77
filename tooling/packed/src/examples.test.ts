import { expect, test } from 'vitest'
import { exampleUnder } from './examples.ts'

const markdown =
  '# A\n\n## One\n\ntext\n\n## Two\n\n```sh\nls\n```\n\n```ts\nconst a = 1\n```\n\n```ts\nconst b = 2\n```\n'

test('an example is the first TypeScript under its heading', () => {
  expect(exampleUnder('Two', markdown)).toBe('const a = 1\n')
})

test('a heading without an example, or no such heading, is told', () => {
  expect(() => exampleUnder('One', markdown)).toThrow(/no TypeScript example under “One”/)
  expect(() => exampleUnder('Three', markdown)).toThrow(/no TypeScript example under “Three”/)
})
