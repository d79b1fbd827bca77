import { readFileSync } from 'node:fs'

/** What a process has used: processor seconds, and bytes of memory it holds now. */
export type Usage = { seconds: number; bytes: number }

// What Linux counts in has been 1/100 s on every machine for decades (USER_HZ).
const ticks = 100

/** Undefined where the system does not tell, or the process is gone. */
export function usageOf(pid: number): Usage | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1]
    return { seconds: (Number(fields[11]) + Number(fields[12])) / ticks, bytes: Number(kilobytes ?? 0) * 1024 }
  } catch {
    return undefined
  }
}
