import { readdirSync, readFileSync } from 'node:fs'

// What Linux counts processor time in has been 1/100 s on every machine for decades (USER_HZ).
const ticks = 100

type Used = { parent: number; own: number; ended: number }

/** Processor seconds of a process, and of those of its children that have ended. */
function usedBy(pid: number | 'self'): Used | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const seconds = (at: number) => (Number(fields[at]) + Number(fields[at + 1])) / ticks
    return { parent: Number(fields[1]), own: seconds(11), ended: seconds(13) }
  } catch {
    return undefined
  }
}

/** Processor seconds of everything this process has started and waited for. */
export const processorOfEnded = (): number => usedBy('self')?.ended ?? 0

/** Processor seconds of a process and its children, those that have ended among them. */
export function processorOf(pid: number): number {
  const root = usedBy(pid)
  let sum = (root?.own ?? 0) + (root?.ended ?? 0)
  for (const name of readdirSync('/proc')) {
    const used = /^\d+$/.test(name) ? usedBy(Number(name)) : undefined
    if (used?.parent === pid) sum += used.own
  }
  return sum
}
