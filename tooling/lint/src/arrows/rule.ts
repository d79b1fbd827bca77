/** Where an import starts: files that match `path` and none of `pathNot` (regular expressions, from the root). */
interface From {
  readonly path: string
  readonly pathNot: readonly string[]
  readonly orphan?: true
}

/** Where an import leads. */
interface To {
  readonly path?: string | readonly string[]
  readonly pathNot?: string | readonly string[]
  readonly dependencyTypes?: readonly string[]
  readonly dependencyTypesNot?: readonly string[]
  readonly couldNotResolve?: true
  readonly circular?: true
  readonly viaOnly?: { readonly dependencyTypesNot: readonly string[] }
}

/** One import that the house forbids, as dependency-cruiser reads it. */
export interface Rule {
  readonly name: string
  readonly comment: string
  readonly severity: 'error'
  readonly from: From
  readonly to: To
}

/** Files that may import what they test, and what they test it with. */
export const tests = String.raw`\.test(-d)?\.tsx?$|/testing/|\.config\.ts$`

const any = (...names: readonly string[]) => `(${names.join('|')})`

/** A file of one of these npm packages. */
export const npm = (...names: readonly string[]) => `node_modules/${any(...names)}/`

/** One of these modules of Node. */
export const core = (...names: readonly string[]) => `^(node:)?${any(...names)}$`

/** The npm packages that talk to a database. */
export const orm = ['@mikro-orm/[^/]+', 'kysely', 'pg', '@types/pg', 'pg-boss']

/** The sources of the domain. */
export const domain = '^packages/domain/src'

/** Whatever the files at `from` import must match one of `to`. */
export function only(
  name: string,
  comment: string,
  from: string,
  to: readonly string[],
  except: readonly string[] = [],
): Rule {
  return { name, comment, severity: 'error', from: { path: from, pathNot: [tests, ...except] }, to: { pathNot: to } }
}

/** Nothing that the files at `from` import may match `to`. */
export function never(name: string, comment: string, from: string, to: To, except: readonly string[] = [tests]): Rule {
  return { name, comment, severity: 'error', from: { path: from, pathNot: except }, to }
}
