import { randomUUID } from 'node:crypto'
import { constants } from 'node:fs'
import { copyFile, link, lstat, mkdir, open, opendir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore, StoredBlob } from '@stemma/domain/storage'
import { disk, flushFolder, streamOf, unlessMissing, writeAll } from './disk.ts'
import { blobName, digestOf } from './names.ts'
import { clip } from './ranges.ts'
import { abandon, checkExpected, verified } from './verified.ts'

const hourMs = 3_600_000
const staleMs = 24 * hourMs
// A link or a pipe put there by someone else is not followed and not waited for.
const readOnly = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK
const partial = /^[0-9a-f-]{36}\.part$/

/** Blobs as files `ab/cd/<sha256>` below `folder`; `incoming/` holds what is being written. */
export const fileBlobs = ({ folder }: { folder: string }): BlobStore => {
  const incoming = join(folder, 'incoming')
  const pathOf = (sha256: string) => join(folder, blobName(sha256))
  // Folders whose names, up to the root, were flushed by this process.
  const flushed = new Set<string>()
  let cleanedAt = -Infinity

  const prepare = async (path: string) => {
    await mkdir(incoming, { recursive: true, mode: 0o700 })
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    if (Date.now() - cleanedAt < hourMs) return
    cleanedAt = Date.now()
    await cleanIncoming(incoming, cleanedAt - staleMs)
  }

  // A new file survives a power cut only when its folder is flushed too, and a new folder only when its parent is.
  const flushAround = async (path: string) => {
    const leaf = dirname(path)
    await flushFolder(leaf)
    const middle = dirname(leaf)
    for (const [within, name] of [
      [middle, leaf],
      [folder, middle],
    ] as const) {
      if (flushed.has(name)) continue
      await flushFolder(within)
      flushed.add(name)
    }
  }

  /** Also where the blob is there already: a damaged one heals. */
  const replace = async (source: string, path: string) => {
    const temporary = join(incoming, `${randomUUID()}.part`)
    try {
      await link(source, temporary).catch(() => copy(source, temporary))
      await rename(temporary, path)
    } finally {
      await rm(temporary, { force: true }).catch(() => undefined) // two names of one file: renaming leaves both
    }
  }

  return {
    async put(bytes, expected) {
      const temporary = join(incoming, `${randomUUID()}.part`)
      try {
        checkExpected(expected)
        const path = pathOf(expected.sha256)
        await disk(prepare(path))
        const file = await disk(open(temporary, 'wx', 0o600))
        try {
          for await (const chunk of verified(bytes, expected)) await disk(writeAll(file, chunk))
          await disk(file.sync())
        } finally {
          await file.close()
        }
        // Also where the blob is there already: a damaged one heals, and its age for the sweep starts anew.
        await disk(rename(temporary, path))
        await disk(flushAround(path))
      } catch (error) {
        await rm(temporary, { force: true }).catch(() => undefined)
        await abandon(bytes, error)
        throw error
      }
    },

    async adopt(source, known) {
      checkExpected(known)
      const path = pathOf(known.sha256)
      if (!(await linked(source, path))) {
        await disk(prepare(path))
        if (!(await linked(source, path))) await disk(replace(source, path))
      }
      await disk(flushAround(path))
    },

    async read(sha256, range) {
      const file = await disk(unlessMissing(open(pathOf(sha256), readOnly)))
      if (!file) return undefined
      try {
        const found = await disk(file.stat())
        if (found.isFile()) return { stream: streamOf(file, clip(range, found.size)), size: found.size }
        await file.close()
        return undefined
      } catch (error) {
        await file.close()
        throw error
      }
    },

    async stat(sha256) {
      const found = await disk(unlessMissing(lstat(pathOf(sha256))))
      return found?.isFile() ? { size: found.size, modifiedAt: found.mtime } : undefined
    },

    async remove(sha256) {
      await disk(rm(pathOf(sha256), { force: true }))
    },

    async *list() {
      yield* walk(folder, '')
    },
  }
}

/** Whether the file has this name now beside its own. It has not where the folder is missing, the name is taken, or it lies on another disk. */
const linked = (source: string, path: string): Promise<boolean> =>
  link(source, path).then(
    () => true,
    () => false,
  )

/** Where a file cannot have two names: another disk, or a file system without links. */
const copy = async (source: string, target: string) => {
  await copyFile(source, target, constants.COPYFILE_FICLONE)
  const file = await open(target, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

async function* walk(root: string, below: string): AsyncGenerator<StoredBlob, void, void> {
  for await (const entry of (await disk(unlessMissing(opendir(join(root, below))))) ?? []) {
    const name = below === '' ? entry.name : `${below}/${entry.name}`
    if (entry.isDirectory()) yield* walk(root, name)
    else if (below !== 'incoming' || !partial.test(entry.name)) {
      const found = await disk(unlessMissing(lstat(join(root, name))))
      if (!found) continue
      const sha256 = found.isFile() ? digestOf(name) : undefined
      yield { name, ...(sha256 && { sha256 }), size: found.size, modifiedAt: found.mtime }
    }
  }
}

/** What a killed process left half-written; a file still being written is young. */
const cleanIncoming = async (incoming: string, before: number) => {
  for (const name of await readdir(incoming)) {
    const found = partial.test(name) ? await unlessMissing(lstat(join(incoming, name))) : undefined
    if (found && found.mtimeMs < before) await rm(join(incoming, name), { force: true })
  }
}
