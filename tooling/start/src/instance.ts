import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { tryLock } from '@stemma/postgres'

/** Only one supervisor may serve from a data folder; `start.json` tells the next one where the first is. */
export type Instance = { announce(url: string): void; leave(): void }

export function enter(data: string): Instance | { url: string | undefined; pid: number | undefined } {
  // Others may pass through (a database server that runs as nobody must), and read what is theirs; they may not list it.
  mkdirSync(data, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 })
  const file = join(data, 'start.json')
  const release = tryLock(join(data, 'start.lock'))
  if (!release) return readOther(file)
  const write = (url?: string) => writeFileSync(file, JSON.stringify({ pid: process.pid, url }))
  write()
  return {
    announce: write,
    leave() {
      rmSync(file, { force: true })
      release()
    },
  }
}

function readOther(file: string): { url: string | undefined; pid: number | undefined } {
  try {
    const { url, pid } = JSON.parse(readFileSync(file, 'utf8')) as { url?: string; pid?: number }
    return { url, pid }
  } catch {
    return { url: undefined, pid: undefined } // it is just beginning or ending
  }
}
