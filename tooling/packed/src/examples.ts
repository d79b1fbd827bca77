import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './pack.ts'

/** The first TypeScript example under a heading of the second level. */
export function exampleUnder(heading: string, markdown: string): string {
  const section = markdown.split(/^## /m).find((text) => text.startsWith(`${heading}\n`))
  const example = /^```ts\n(.*?)^```$/ms.exec(section ?? '')?.[1]
  if (example === undefined) throw new Error(`There is no TypeScript example under “${heading}”.`)
  return example
}

const exampleIn = (file: string, heading: string): string =>
  exampleUnder(heading, readFileSync(join(root, file), 'utf8'))

const printing = (value: string): string => `process.stdout.write(JSON.stringify(${value}))\n`
const forUser = "const [, , userId = ''] = process.argv\n"

/** Prints the prompts the person of the first argument is shown. */
export const domainExample = (): string =>
  forUser + exampleIn('README.md', 'Import the domain into a service') + printing('prompts')

/** Prints the lines it tells the person of the first argument. */
export const collectingExample = (): string =>
  `${forUser}const told: string[] = []
${exampleIn('packages/domain/README.md', 'A unit of work').replaceAll('console.log', 'told.push')}${printing('told')}`

const local = 'http://127.0.0.1:4000'

/** The example with another server than the one it names. */
function asking(url: string, example: string): string {
  if (!example.includes(local)) throw new Error(`The example names no server at ${local}.`)
  return example.replace(local, url)
}

/** Prints the prompts the server at `url` answers. */
export const clientExample = (url: string): string =>
  asking(url, exampleIn('README.md', 'Call the API from a program')) + printing('items.map(({ prompt }) => prompt)')

/** Prints a title for every sound the server at `url` has. */
export const pagesExample = (url: string): string =>
  asking(url, exampleIn('packages/api/README.md', 'Read everything, page by page')) + printing('titles')
