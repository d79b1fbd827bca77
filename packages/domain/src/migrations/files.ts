import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** One step of the schema: a readable file forward, and one back. */
export type Migration = { name: string; up: string; down: string; checksum: string }

const folder = new URL('./', import.meta.url)

/** All migrations, oldest first. The checksum is the SHA-256 of the file forward. */
export function migrations(): Migration[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.up.sql'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.up.sql'.length)
      const up = readFileSync(new URL(file, folder), 'utf8')
      const down = readFileSync(new URL(`${name}.down.sql`, folder), 'utf8')
      return { name, up, down, checksum: createHash('sha256').update(up).digest('hex') }
    })
}
