import { realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { domainErrorOf } from '@stemma/api'
import { effects } from '@stemma/domain'
import { findAccount } from '@stemma/domain/identity'
import { createJobQueue } from '@stemma/domain/jobs'
import { ConfigurationError } from '../env.ts'
import type { Command, CommandHouse } from './house.ts'
import { importFolder } from './importing/import-folder.ts'

const usage = `usage: import:library FOLDER --user NAME [--link]
  Brings all music below a folder into a person's library. Broken off (Ctrl-C), it goes on where it was when called again.
  --link   shares the files with the folder instead of copying them; the folder must be on the disk of the data folder
It ends with 0 when everything is in the library, with 1 when files were refused, with 2 when it was called wrongly.`

/** A folder of music for somebody's library. */
export const run: Command = async (args, house, print) => {
  const { folder, user, link } = optionsOf(args)
  if (!folder || !user) {
    print(usage)
    return 2
  }
  const root = await realpath(folder).catch(() => {
    throw new ConfigurationError(`There is no folder ${printable(folder)}.`)
  })
  if (link) await assertLinkable(root, house)
  const account = await findAccount(house.owner(), user)
  const queue = createJobQueue(house.orm, { effects, keys: house.keys })
  const stopping = new AbortController()
  const stop = () => stopping.abort()
  process.once('SIGINT', stop).once('SIGTERM', stop)
  try {
    const { orm, plans, data } = house
    const blobs = await house.blobs()
    const { counts, refusals } = await importFolder(
      { orm, queue, plans, data, blobs, user: account, root, link },
      stopping.signal,
    )
    for (const { path, error } of refusals)
      print(`refused  ${printable(path)}: ${domainErrorOf(error)?.message ?? String(error)}`)
    const { added, known, before, refused } = counts
    print(`${added} tracks added, ${known} known already, ${before} done before, ${refused} refused.`)
    if (stopping.signal.aborted) print('Broken off. Call it again and it goes on from here.')
    if (added > 0) print('A running server’s worker listens to them now: duration, loudness, tempo and key follow.')
    return stopping.signal.aborted ? 130 : refused > 0 ? 1 : 0
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop)
    await queue.close()
  }
}

function optionsOf(args: readonly string[]): { folder?: string | undefined; user?: string | undefined; link: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { user: { type: 'string' }, link: { type: 'boolean', default: false } },
      allowPositionals: true,
    })
    return positionals.length === 1 ? { folder: positionals[0], ...values } : { link: false }
  } catch {
    return { link: false }
  }
}

/** Two names of one file are possible on one disk only. */
async function assertLinkable(root: string, { blobFolder, data }: CommandHouse): Promise<void> {
  if (blobFolder === undefined)
    throw new ConfigurationError('--link needs blobs that are files of this machine; they are in S3 here.')
  if ((await stat(root)).dev !== (await stat(data)).dev)
    throw new ConfigurationError(
      `--link needs the folder on the same disk as ${join(data)}. Without it the files are copied.`,
    )
}

/** Text of a stranger for a terminal: no control characters. */
const printable = (text: string): string => text.replace(/\p{C}/gu, '\ufffd').slice(0, 500)
