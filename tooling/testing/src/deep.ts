// Runs every suite at its full depth: on the embedded PostgreSQL, and once more on Debian's where it is installed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createInterface } from 'node:readline'

const debian = '/usr/lib/postgresql/15/bin'

/** The options of turbo, and variables as `env` takes them. */
type Run = { name: string; options: string[]; variables: string[] }

/** Shows what a run says and gives how it ended: whether it is green, in how many seconds, and the count of each suite. */
async function run({ name, options, variables }: Run): Promise<boolean> {
  const began = performance.now()
  const turbo = ['turbo', 'run', 'test:deep', '--concurrency=2', '--continue', ...options]
  const child = spawn('env', [...variables, ...turbo], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'exit') as Promise<[number | null]>
  const counts: string[] = []
  for await (const line of createInterface(child.stdout)) {
    console.log(line)
    const [, suite, count] = /^(\S+):test:deep:\s+Tests\s+(.*)$/.exec(line.replaceAll(/\u001B\[\d+m/g, '')) ?? []
    if (suite) counts.push(`  ${suite.padEnd(20)} ${count}`)
  }
  const [code] = await ended
  const minutes = ((performance.now() - began) / 60_000).toFixed(1)
  summary.push(`${name}: ${code === 0 ? 'green' : `RED (${code})`} in ${minutes} min`, ...counts)
  return code === 0
}

const summary: string[] = []
const green = [await run({ name: 'embedded PostgreSQL', options: [], variables: [] })]
if (existsSync(`${debian}/postgres`)) {
  const onDatabases = ['--filter=...@stemma/testing', '--filter=!@stemma/testing']
  green.push(await run({ name: 'PostgreSQL 15', options: onDatabases, variables: [`POSTGRES_BIN=${debian}`] }))
} else summary.push(`PostgreSQL 15 is not installed (${debian}): the suites ran on the embedded server only.`)
console.log(`\n${summary.join('\n')}`)
process.exitCode = green.every(Boolean) ? 0 : 1
