import { stderr } from 'node:process'

const width = 30
const everyMilliseconds = { terminal: 200, log: 10_000 }

export type Counts = { seen: number; added: number; known: number; before: number; refused: number }

/** A bar on a terminal, a line now and then elsewhere. It goes to standard error: what the command answers is on the other. */
export function showProgress(total: number) {
  const began = performance.now()
  let last = -Infinity
  return (counts: Counts, end = false): void => {
    const now = performance.now()
    if (!end && now - last < (stderr.isTTY ? everyMilliseconds.terminal : everyMilliseconds.log)) return
    last = now
    const share = total === 0 ? 1 : Math.min(1, counts.seen / total)
    const perSecond = Math.round(((counts.seen - counts.before) * 1000) / Math.max(1, now - began))
    const told = `${counts.seen}/${total} files, ${counts.added} added, ${counts.refused} refused, ${perSecond}/s`
    if (!stderr.isTTY) return void stderr.write(`${told}\n`)
    const filled = Math.round(share * width)
    stderr.write(`\r\x1b[K[${'#'.repeat(filled)}${' '.repeat(width - filled)}] ${told}${end ? '\n' : ''}`)
  }
}
