import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from './run.ts'

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What other people may install: the folders of `packages/`, each `@stemma/<folder>`. */
export const published = ['audio', 'domain', 'api'] as const

/** The part of a package.json that matters to who installs it. */
export type Manifest = {
  version: string
  exports: Record<string, unknown>
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

export const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

/** What can be imported of a package, by the names that others import it by; the test kit stays here. */
export const entriesOf = (name: (typeof published)[number]): string[] =>
  Object.keys(readManifest(join(root, 'packages', name)).exports)
    .filter((path) => !path.startsWith('./testing'))
    .map((path) => `@stemma/${name}${path.slice(1)}`)

/** Builds the packages (`prepack`) and packs them into `folder`; answers the tarball of each by its name. */
export async function pack(folder: string): Promise<Record<string, string>> {
  const { packageManager = '' } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<string, string>
  const [pnpm = ''] = packageManager.split('.')
  const filters = published.flatMap((name) => ['--filter', `@stemma/${name}`])
  await run('npx', ['--yes', '--prefer-offline', pnpm, ...filters, 'pack', '--pack-destination', folder], { cwd: root })
  const files = readdirSync(folder)
  return Object.fromEntries(
    published.map((name) => {
      const file = files.find((candidate) => candidate.startsWith(`stemma-${name}-`))
      if (!file) throw new Error(`pnpm packed no ${name}: there is ${files.join(', ')}.`)
      return [`@stemma/${name}`, join(folder, file)]
    }),
  )
}
