import { execFileSync } from 'node:child_process'

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
