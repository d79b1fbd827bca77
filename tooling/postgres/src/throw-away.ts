import { mkdtempSync, realpathSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const memory = '/dev/shm'
const roomy = 6 * 1024 ** 3

/** A new folder for data of a test: in memory where there is plenty, for a cluster is a thousand files and a disk takes ten times as long for them. */
export function throwAwayFolder(prefix: string): string {
  try {
    const { bavail, bsize } = statfsSync(memory)
    if (Math.min(bavail * bsize, process.availableMemory()) > roomy) return mkdtempSync(join(memory, prefix))
  } catch {
    // Not every system has such a folder, nor may everybody write there.
  }
  return realpathSync(mkdtempSync(join(tmpdir(), prefix)))
}
