import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { unlessMissing } from '../../adapters/blobs/disk.ts'

/** A file as it was seen: its path below the folder, its size in bytes, when it was last changed. */
export type Seen = { path: string; size: number; changed: number }

const markOf = ({ path, size, changed }: Seen): string =>
  createHash('sha256').update(`${path}\0${size}\0${changed}`).digest('base64url').slice(0, 20)

/** What an import of a folder for a person has done with, so that one that was broken off goes on. A changed file is a new one. */
export async function openJournal(data: string, user: string, root: string) {
  const name = createHash('sha256').update(`${user}\0${root}`).digest('hex').slice(0, 32)
  const path = join(data, 'imports', name)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const done = new Set<string>()
  const before = await unlessMissing(open(path, 'r'))
  if (before) {
    await before.close()
    for await (const mark of createInterface({ input: createReadStream(path) })) done.add(mark)
  }
  const file = await open(path, 'a', 0o600)
  return {
    has: (seen: Seen): boolean => done.has(markOf(seen)),
    /** Called after what it tells of is durable. */
    add: async (seen: readonly Seen[]): Promise<void> => {
      if (seen.length > 0) await file.appendFile(seen.map((one) => `${markOf(one)}\n`).join(''))
    },
    close: () => file.close(),
  }
}
