import { randomUUID } from 'node:crypto'
import { p, type PolicyDef } from '@mikro-orm/core'

/** The wall clock of the process, to be replaced in tests. */
export const clock = { now: () => new Date() }

/** A random UUID, made in the application so that a row's id is known before it is stored. */
export const id = () =>
  p
    .uuid()
    .primary()
    .defaultRaw('gen_random_uuid()')
    .onCreate(() => randomUUID())

/** A point in time with milliseconds, as JavaScript holds them. */
export const instant = () => p.datetime(3)

export const createdAt = () =>
  instant()
    .defaultRaw('now()')
    .onCreate(() => clock.now())

export const updatedAt = () => createdAt().onUpdate(() => clock.now())

/** A lower-case hex SHA-256. */
export const sha256 = () => p.string().length(64)

/** The three classes of tables. The suites that prove row-level security read it from each table's policies. */
const ours: PolicyDef[] = [
  { name: 'definer', roles: ['stemma_definer'], using: 'true', check: 'true' },
  { name: 'backup', command: 'select', roles: ['stemma_backup'], using: 'true' },
]

/** PostgreSQL's own spelling of the caller's id, so that the stored policy never differs from the declared one. */
const caller = '( SELECT identity.current_user_id() AS current_user_id)'

/** Rows of one person: seen and written by that person alone, named by `column`. `born` is what must hold of a new row. */
export const own = (column: string, born?: string) => ({
  rowLevelSecurity: 'force' as const,
  policies: [
    { name: 'own', roles: ['stemma_api'], using: `(${column} = ${caller})`, check: `(${column} = ${caller})` },
    ...(born
      ? [{ name: 'born', command: 'insert' as const, type: 'restrictive' as const, roles: ['stemma_api'], check: born }]
      : []),
    ...ours,
  ] satisfies PolicyDef[],
})

/** Rows a person makes about another's: the person sees and removes them, but only a definer function inserts. */
export const crossOwner = own

/** Rows of nobody: no grant to the API's role, definer functions only. */
export const system = () => ({ rowLevelSecurity: 'force' as const, policies: ours })
