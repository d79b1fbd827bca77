import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'

export function eachLine(stream: Readable, take: (line: string) => void): void {
  createInterface({ input: stream, crlfDelay: Infinity }).on('line', take)
}

const levels: Readonly<Record<number, string>> = {
  10: 'trace',
  20: 'debug',
  30: 'info',
  40: 'warn',
  50: 'error',
  60: 'fatal',
}

/**
 * A child's line as we print it: as it is where a program may read our output (its logs are JSON), else a short one for a person,
 * `server  warn  slow statement`.
 */
export function present(name: string, line: string, forPerson: boolean): string {
  const entry = parse(line)
  if (!entry) return `${name.padEnd(8)}${line}`
  if (!forPerson) return line
  const level = levels[Number(entry['level'])] ?? String(entry['level'])
  const error = entry['err']
  const why = typeof error === 'object' && error !== null && 'message' in error ? `: ${String(error.message)}` : ''
  const message = typeof entry['msg'] === 'string' ? entry['msg'] : ''
  return `${name.padEnd(8)}${level.padEnd(6)}${message}${why}`
}

function parse(line: string): Record<string, unknown> | undefined {
  if (!line.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && 'level' in value ? { ...value } : undefined
  } catch {
    return undefined
  }
}
