import { domainErrorOf } from '@stemma/api'
import { ZodError } from 'zod'
import { ConfigurationError, readEnvironment } from '../env.ts'
import { openHouse, type Command } from './house.ts'

/** What the owner of a server does at the command line: `pnpm user …`, `pnpm fsck`, and so on. */
const commands: Record<string, () => Promise<{ run: Command }>> = {
  user: () => import('./user.ts'),
  fsck: () => import('./fsck.ts'),
  sweep: () => import('./sweep.ts'),
  sound: () => import('./sound.ts'),
  library: () => import('./library.ts'),
  seal: () => import('./seal.ts'),
  import: () => import('./import.ts'),
  demo: () => import('./demo.ts'),
}

async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = commands[name]
  if (!command) {
    process.stderr.write(`There is no command “${name}”. There are: ${Object.keys(commands).join(', ')}.\n`)
    return 2
  }
  const { run } = await command()
  const house = openHouse(readEnvironment())
  try {
    return await run(args, house, (line) => void process.stdout.write(`${line}\n`))
  } finally {
    await house.close()
  }
}

/** What the owner can mend, in a sentence; undefined for a fault of ours. */
function sentenceOf(error: unknown): string | undefined {
  if (error instanceof ZodError) return error.issues.map(({ message }) => message).join(' ')
  return error instanceof ConfigurationError ? error.message : domainErrorOf(error)?.message
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const sentence = sentenceOf(error)
  if (sentence === undefined) throw error
  process.stderr.write(`${sentence}\n`)
  process.exitCode = error instanceof ConfigurationError ? 78 : 1
}
