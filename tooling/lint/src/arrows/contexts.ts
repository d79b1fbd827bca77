import { globSync, readFileSync } from 'node:fs'
import { domain, only, type Rule } from './rule.ts'

/** The contexts of the domain, upstream first; those of one row do not know each other. */
const line = [
  ['identity'],
  ['storage'],
  ['jobs'],
  ['sounds'],
  ['library'],
  ['transcripts'],
  ['studio', 'mixtapes'],
  ['workspace'],
]

/** The files of the contexts that hold a table: a downstream row may relate to it. */
const tables = globSync('packages/domain/src/*/*.ts').filter((path) =>
  /\bdefineEntity\(/.test(readFileSync(path, 'utf8')),
)

/** What a context shows to those downstream of it. */
function shown(context: string): string[] {
  return [
    `${domain}/${context}/(index|input|ports)\\.ts$`,
    `${domain}/${context}/pure/`,
    ...tables.filter((path) => path.split('/')[3] === context).map((path) => `^${path}$`),
  ]
}

/** One rule per context: it knows those upstream of it, by what they show. */
export const contexts: readonly Rule[] = line.flatMap((row, rank) => {
  const upstream = line.slice(0, rank).flat()
  return row.map((context) =>
    only(
      `line-${context}`,
      `${context} knows ${upstream.join(', ') || 'no other context'}, by index.ts, input.ts, ports.ts, pure/ or a table.`,
      `${domain}/${context}/`,
      [
        '^(?!packages/domain/src/)',
        `${domain}/(shared/|(work|orm)\\.ts$)`,
        `${domain}/${context}/`,
        ...upstream.flatMap((name) => shown(name)),
      ],
    ),
  )
})
