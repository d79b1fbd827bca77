import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { isAlive } from '@stemma/postgres'

type Ancestor = { pid: number; parent: number; command: string }

const packageManager = /(^|\/|\s)(npx|npm|pnpm|yarn|corepack)(-cli|\.c?js|\.mjs|\s|$)/
/** What package managers put between each other; it runs one command and ends. */
const shellOfOneCommand = /^\S*sh -c\s/

const pollMilliseconds = 500

/**
 * Calls back once when our parent, or one of the package managers above it, is gone. A signal to `npx … start` ends npx alone: what
 * it ran lives on and we are told nothing, so we look.
 */
export function watchAncestors(gone: () => void): () => void {
  const watched = ancestorsToWatch(process.ppid, inspect)
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent && watched.every(isRunning)) return
    clearInterval(timer)
    gone()
  }, pollMilliseconds)
  timer.unref()
  return () => clearInterval(timer)
}

/** The parent, and above it as far as whoever called the highest package manager of an unbroken chain; process 1 never ends before us. */
export function ancestorsToWatch(parent: number, inspect: (pid: number) => Ancestor | undefined): number[] {
  const pids: number[] = []
  let watched = 1
  for (let next = parent; next > 1;) {
    pids.push(next)
    const ancestor = inspect(next)
    if (!ancestor) break
    if (!shellOfOneCommand.test(ancestor.command)) {
      if (!packageManager.test(ancestor.command)) break
      watched = pids.length + 1 // a signal may have ended the caller alone, and that is all we can notice
    }
    next = ancestor.parent
  }
  return pids.slice(0, watched)
}

function isRunning(pid: number): boolean {
  if (process.platform === 'linux') return isAlive(pid) // sees through zombies, and costs one small file
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

function inspect(pid: number): Ancestor | undefined {
  try {
    if (process.platform !== 'linux') {
      const fields = /^\s*(\d+)\s+(.*)$/s.exec(
        execFileSync('ps', ['-ww', '-o', 'ppid=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim(),
      )
      return fields ? { pid, parent: Number(fields[1]), command: fields[2] ?? '' } : undefined
    }
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0)
    return { pid, parent, command }
  } catch {
    return undefined
  }
}
