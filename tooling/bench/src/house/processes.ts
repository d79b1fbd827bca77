import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

type Process = { pid: number; parent: number; resident: number; command: string }

/** Every process, its resident memory in bytes. */
function processes(): Process[] {
  const lines = execFileSync('ps', ['-ww', '-axo', 'pid=,ppid=,rss=,command='], { encoding: 'utf8' }).split('\n')
  return lines.flatMap((line) => {
    const [, pid, parent, kilobytes, command = ''] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined
      ? []
      : [{ pid: Number(pid), parent: Number(parent), resident: Number(kilobytes) * 1024, command }]
  })
}

/** Resident memory in bytes of the server and the worker under a supervisor. */
export function residentOf(supervisor: number): { server: number; worker: number } {
  const children = processes().filter(({ parent }) => parent === supervisor)
  const of = (app: string) => children.find(({ command }) => command.includes(`/apps/${app}/`))?.resident ?? 0
  return { server: of('server'), worker: of('worker') }
}

/** What a process keeps in memory for itself, in bytes: what it shares with others counts by its share. */
function shareOf(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1'))?.[1] ?? 0) * 1024
  } catch {
    return 0 // it is gone
  }
}

/** Memory in bytes of the worker under a supervisor, with all its children: as a whole, and of each, the worker itself first. */
export function workerOf(supervisor: number): { all: number; each: number[] } {
  const running = processes()
  const isWorker = ({ parent, command }: Process) => parent === supervisor && command.includes('/apps/worker/')
  const family = running.filter(isWorker)
  for (const { pid } of family) family.push(...running.filter(({ parent }) => parent === pid))
  const each = family.map(({ pid }) => shareOf(pid))
  return { all: each.reduce((sum, one) => sum + one, 0), each }
}
