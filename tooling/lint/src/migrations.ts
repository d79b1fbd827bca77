import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { verdictOf, type Verdict } from './run.ts'

/** The SHA-256 in hexadecimal of every migration that has landed, by file name. */
type Checksums = Readonly<Record<string, string>>

const shape = /^(?<step>\d{4}-[a-z0-9-]+)\.(?<direction>up|down)\.sql$/

const checksumOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex')

function landed(folder: string): Checksums {
  const path = `${folder}checksums.json`
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Checksums) : {}
}

const filesOf = (folder: string) =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .toSorted()

/** The faults of a folder of migrations: changed or lost ones, unrecorded ones, ones without their other half, numbers with gaps. */
function faultsOf(folder: string): string[] {
  const known = landed(folder)
  const files = filesOf(folder)
  const missing = Object.keys(known).filter((name) => !files.includes(name))
  const steps = [...new Set(files.flatMap((name) => shape.exec(name)?.groups?.['step'] ?? []))]
  return [
    ...missing.map((name) => `${name} has landed and is gone: bring it back; undo it by a new migration.`),
    ...files.flatMap((name) => {
      const parts = shape.exec(name)?.groups
      if (!parts) return [`${name}: a migration is called NNNN-name.up.sql or NNNN-name.down.sql.`]
      const other = `${parts['step']}.${parts['direction'] === 'up' ? 'down' : 'up'}.sql`
      return [
        ...(files.includes(other) ? [] : [`${name}: ${other} is missing.`]),
        ...(name in known
          ? []
          : [`${name} is not recorded: when it is final, run \`pnpm check migrations --record\`.`]),
        ...(name in known && known[name] !== checksumOf(folder + name)
          ? [`${name} has landed and was changed since: databases hold it already, write a new migration.`]
          : []),
      ]
    }),
    ...steps
      .filter((step, index) => Number(step.slice(0, 4)) !== index + 1)
      .slice(0, 1)
      .map((step) => `${step}: the numbers of migrations follow each other from 0001, each once.`),
  ]
}

/** Whether every migration is well named, has both halves, and reads as it did when it landed. */
export function checkMigrations(folder: string): Verdict {
  return verdictOf(faultsOf(folder))
}

/** Records the migrations that are not yet recorded, and never changes a recorded one; returns their names. */
export function recordMigrations(folder: string): string[] {
  const known = landed(folder)
  const fresh = filesOf(folder).filter((name) => !(name in known))
  const all = { ...known, ...Object.fromEntries(fresh.map((name) => [name, checksumOf(folder + name)])) }
  const sorted = Object.fromEntries(Object.entries(all).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  writeFileSync(`${folder}checksums.json`, `${JSON.stringify(sorted, null, 2)}\n`)
  return fresh
}
