import { availableParallelism, loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { openDatabases, openLibrary, type Databases, type OneLibrary } from './data/server.ts'
import { holds, type Measure } from './measure.ts'
import { parts } from './parts/all.ts'
import { tableOf } from './table.ts'

const { values: options, positionals } = parseArgs({
  options: { only: { type: 'boolean' }, quick: { type: 'boolean' }, json: { type: 'boolean' } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0 || positionals.length > 0 !== (options.only ?? false)) {
  console.error('usage: pnpm bench [--quick] [--json] [--only name…]')
  for (const { name, what } of parts) console.error(`  ${name.padEnd(12)} ${what}`)
  process.exit(2)
}

const busy = 0.5
const log = (line: string) => console.error(line)
const quick = options.quick ?? false
let opened: Promise<Databases> | undefined
const databases = () =>
  (opened ??= openDatabases(quick ? { large: 100_000, small: 10_000 } : { large: 1_000_000, small: 10_000 }, log))
let shelved: Promise<OneLibrary> | undefined
const library = () => (shelved ??= openLibrary(quick ? 100_000 : 1_000_000, log))
const stop = async () => {
  await Promise.allSettled([opened?.then((all) => all.stop()), shelved?.then((one) => one.stop())])
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stop().finally(() => process.exit(130)))
}

/** How many processes wanted a processor in the last minute, for each there is. Ours alone are about one. */
const load = () => loadavg()[0]! / availableParallelism()
const before = load()
const measures: Measure[] = []
const failures: string[] = []
try {
  for (const part of parts) {
    if (positionals.length > 0 && !positionals.includes(part.name)) continue
    log(`${part.name}: ${part.what}`)
    try {
      measures.push(...(await part.run({ quick, log, databases, library })))
    } catch (error) {
      failures.push(part.name)
      console.error(error)
    }
  }
} finally {
  await stop()
}

const missed = measures.filter((measure) => !holds(measure))
if (options.json)
  console.log(
    JSON.stringify({ quick, node: process.version, load: { before, after: load() }, measures, failures }, undefined, 2),
  )
else console.log(tableOf(measures))
if (before > busy)
  console.error(
    `The machine was busy with other things (load ${before.toFixed(1)} per processor): times in ms are too long.`,
  )
for (const name of failures) console.error(`The part ${name} could not be measured.`)
if (missed.length > 0) console.error(`${missed.length} of ${measures.length} figures miss their bounds.`)
process.exit(missed.length + failures.length > 0 ? 1 : 0)
