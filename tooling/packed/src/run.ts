import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { environmentWith } from './env.ts'

const execute = promisify(execFile)

/** A program that ended with another code than 0, with everything it said. */
export class Failed extends Error {
  override readonly name = 'Failed'
  readonly said: string

  constructor(command: string, said: string) {
    super(`${command} failed:\n${said}`)
    this.said = said
  }
}

export type Setting = { cwd: string; env?: Readonly<Record<string, string>> }

/** Runs a program to its end; answers what it wrote to its standard output. */
export async function run(program: string, args: readonly string[], { cwd, env = {} }: Setting): Promise<string> {
  try {
    const { stdout } = await execute(program, args, { cwd, env: environmentWith(env), maxBuffer: 32 * 1024 * 1024 })
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string }
    throw new Failed([program, ...args].join(' '), `${stdout}${stderr}` || String(error))
  }
}
