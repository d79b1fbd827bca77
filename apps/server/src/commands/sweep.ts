import { sweep } from '@stemma/domain/storage'
import type { Command } from './house.ts'

/** Removes the blobs nothing has pointed at for a day; `--dry-run` only says what it would free. */
export const run: Command = async (args, { orm, blobs }, print) => {
  const dryRun = args.includes('--dry-run')
  const { removed, bytes, kept } = await sweep(orm, await blobs(), { dryRun })
  print(`${dryRun ? 'Would remove' : 'Removed'} ${removed} blobs, ${bytes} bytes; ${kept} looked at stay.`)
  return 0
}
