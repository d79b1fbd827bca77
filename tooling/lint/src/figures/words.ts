import type { SourceFile } from './files.ts'

/** Names that say what kind of thing a file is, instead of what it is about. */
const emptyName = /(^|\/)([^/]*\.(service|dto|entity|manager|helper|util)|utils?|helpers?|misc|common)(\.[^/]*|\/.*)$/i

/** What may not be written in a source, and what to do instead. */
const forbidden: readonly [pattern: RegExp, advice: string][] = [
  [/\b(TODO|FIXME|XXX)\b/, 'do it, or open an issue'],
  [/(oxlint|eslint)-disable|@ts-(ignore|nocheck)|(oxfmt|prettier)-ignore/, 'satisfy the rule'],
  [/^\s*(\/\/|\/\*+|--|#)\s*([=*#~─]{4,}|-{5,})/, 'no banners: split the file'],
]

/** Files whose name is empty of meaning, barrels that hide what they export, and words that do not stay in the code. */
export function wordFaults({ path, text }: SourceFile): string[] {
  const name = emptyName.test(path) ? [`${path}: call it by what it is about`] : []
  // The checks themselves, and their fixtures, have to spell what they look for.
  if (path.startsWith('tooling/lint/')) return name
  const barrel = /(^|\/)index\.ts$/.test(path) && /^export \* from/m.test(text)
  return [
    ...name,
    ...(barrel ? [`${path}: name what is exported, one by one, instead of export *`] : []),
    ...text
      .split('\n')
      .flatMap((line, index) =>
        forbidden
          .filter(([pattern]) => pattern.test(line))
          .map(([pattern, advice]) => `${path}:${index + 1}: ${pattern.exec(line)?.[0].trim()}: ${advice}`),
      ),
  ]
}
