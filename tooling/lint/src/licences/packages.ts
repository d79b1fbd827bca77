import { existsSync, readFileSync, readdirSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The fields of a package.json that say what it needs and on which terms it is given. */
interface Manifest {
  readonly name?: string
  readonly version?: string
  readonly license?: string | { readonly type?: string }
  readonly licenses?: readonly { readonly type?: string }[]
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** An installed package of the product, and its licence as an SPDX expression; empty when it states none. */
export interface Installed {
  readonly name: string
  readonly version: string
  readonly licence: string
}

const manifestOf = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest

function licenceOf({ license, licenses }: Manifest): string {
  if (typeof license === 'string') return license
  if (license?.type) return license.type
  return (licenses ?? []).flatMap(({ type }) => type ?? []).join(' OR ')
}

/** The folder that `name` resolves to from a folder, the way Node looks for it; undefined when it is not installed. */
function find(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return realpathSync(candidate)
    if (folder === dirname(folder)) return undefined
  }
}

/** The folders of the workspace whose dependencies reach a person who runs Stemma: benches, checks and tests do not. */
export function productFolders(root: string): string[] {
  const below = (folder: string) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => join(root, folder, name)) : []
  return [
    root,
    ...below('apps'),
    ...below('packages'),
    join(root, 'tooling/start'),
    join(root, 'tooling/postgres'),
  ].filter((folder) => existsSync(join(folder, 'package.json')))
}

/** Every package the folders need at run time, directly or through others; those of the workspace itself are left out. */
export function packagesOf(folders: readonly string[]): Installed[] {
  const found = new Map<string, Installed>()
  const queue = folders.map((folder) => realpathSync(folder))
  const seen = new Set(queue)
  for (let folder = queue.pop(); folder !== undefined; folder = queue.pop()) {
    const manifest = manifestOf(folder)
    if (folder.includes('/node_modules/')) {
      const { name = folder, version = '' } = manifest
      found.set(`${name}@${version}`, { name, version, licence: licenceOf(manifest) })
    }
    const needs = { ...manifest.dependencies, ...manifest.optionalDependencies, ...manifest.peerDependencies }
    for (const name of Object.keys(needs)) {
      const next = find(name, folder)
      if (next === undefined || seen.has(next)) continue
      seen.add(next)
      queue.push(next)
    }
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
