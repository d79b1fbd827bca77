import { spawn } from 'node:child_process'
import { environmentOf } from './env.ts'
import { root } from './root.ts'

/** What a finished check says: whether the house is in order, and the text that shows it. */
export interface Verdict {
  readonly ok: boolean
  readonly report: string
}

/** Runs a program of the workspace to its end; its report is all it wrote, in the order it wrote. */
export function run(program: string, parameters: readonly string[], folder: string = root): Promise<Verdict> {
  return new Promise((resolve) => {
    const child = spawn(program, parameters, {
      cwd: folder,
      env: environmentOf(root),
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const written: Buffer[] = []
    const keep = (chunk: Buffer) => written.push(chunk)
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.once('error', (error) => resolve({ ok: false, report: `${program} could not be started: ${error.message}` }))
    child.once('close', (code) => resolve({ ok: code === 0, report: Buffer.concat(written).toString().trim() }))
  })
}

/** The verdict of a check that lists violations, one per line. */
export function verdictOf(violations: readonly string[], remark = ''): Verdict {
  return { ok: violations.length === 0, report: [...violations, remark].filter(Boolean).join('\n') }
}
