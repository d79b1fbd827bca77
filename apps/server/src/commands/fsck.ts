import { graceSeconds, knownBlobs } from '@stemma/domain/storage'
import { fsckBlobs } from '../adapters/fsck.ts'
import type { Command } from './house.ts'

/** Reads every blob and holds it against the rows. Exits 1 where anything is wrong. */
export const run: Command = async (_args, { owner, blobs }, print) => {
  const report = await fsckBlobs({
    store: await blobs(),
    known: knownBlobs(owner()),
    extraBefore: new Date(Date.now() - graceSeconds * 1000), // an upload's bytes lie there before its row
  })
  for (const { kind, name, size, expected } of report.findings) {
    print(
      `${kind.padEnd(10)} ${name}${size === undefined ? '' : ` (${size} bytes${expected === undefined ? '' : `, should be ${expected}`})`}`,
    )
  }
  const counts = Object.entries(report.counts).map(([kind, count]) => `${count} ${kind}`)
  print(`${report.checked} blobs, ${report.bytes} bytes: ${report.sound ? 'all sound' : counts.join(', ')}.`)
  return report.sound ? 0 : 1
}
