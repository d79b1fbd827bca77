import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, relative } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { tryLock } from '@stemma/postgres'
import { eachLine } from './output.ts'

/** The workspace folders whose files end up in the browser. */
const sources = ['apps/web', 'packages/api', 'packages/audio', 'packages/domain']
const rootFiles = ['pnpm-lock.yaml', 'tooling/typescript/base.json', 'tooling/typescript/web.json']
const ignored = new Set(['node_modules', 'dist', 'tests', '.turbo', 'coverage', 'testing'])

export type Build = {
  root: string
  /** The folder of the web app. */
  web: string
  machine: Readonly<Record<string, string>>
  log: (line: string) => void
  signal: AbortSignal
}

/** Builds the web app unless `apps/web/dist` was built from the very files there are now. One start of a checkout does it for all. */
export async function buildWeb(build: Build): Promise<void> {
  const { root, web, log, signal } = build
  if (!existsSync(join(web, 'index.html'))) return // an image that carries the built app only
  const stamp = hashOf(root)
  if (isBuilt(web, stamp)) return
  // Beside the packages that the build needs: written to in every checkout, and no source.
  const lock = join(web, 'node_modules', '.build.lock')
  let release = tryLock(lock)
  if (!release) log('Another start builds the web app; waiting for it …')
  while (!(release ??= tryLock(lock))) await setTimeout(100, undefined, { signal })
  try {
    if (!isBuilt(web, stamp)) await runVite(build, stamp)
  } finally {
    release()
  }
}

function isBuilt(web: string, stamp: string): boolean {
  const file = join(web, 'dist', '.stamp')
  return existsSync(file) && readFileSync(file, 'utf8') === stamp
}

async function runVite({ web, machine, log, signal }: Build, stamp: string): Promise<void> {
  log('Building the web app (once, until its sources change) …')
  const dist = join(web, 'dist')
  const partial = join(web, `dist.${process.pid}`)
  try {
    const args = [viteEntry(web), 'build', '--outDir', partial, '--emptyOutDir', '--logLevel', 'warn']
    const env = { ...machine, NODE_ENV: 'production' }
    const child = spawn(process.execPath, args, { cwd: web, env, stdio: ['ignore', 'pipe', 'pipe'], signal })
    eachLine(child.stdout, log)
    eachLine(child.stderr, log)
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
    if (code !== 0) throw new Error('The web app could not be built; the lines above say why.')
    writeFileSync(join(partial, '.stamp'), stamp)
    rmSync(dist, { recursive: true, force: true })
    renameSync(partial, dist)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

/** The entry file of the Vite that the web app depends on. */
export function viteEntry(web: string): string {
  return join(createRequire(join(web, 'package.json')).resolve('vite/package.json'), '../bin/vite.js')
}

/** SHA-256 over names and contents of everything the build reads. */
export function hashOf(root: string): string {
  const hash = createHash('sha256')
  const add = (file: string) => {
    const content = readFileSync(file)
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content)
  }
  const walk = (folder: string) => {
    const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
    for (const entry of entries) {
      if (ignored.has(entry.name) || /^dist\.\d+$/.test(entry.name)) continue
      if (entry.isDirectory()) walk(join(folder, entry.name))
      else if (!/\.test\.tsx?$|\.sql$|\.md$|\.gen\.ts$/.test(entry.name)) add(join(folder, entry.name))
    }
  }
  for (const folder of sources) if (existsSync(join(root, folder))) walk(join(root, folder))
  for (const file of rootFiles) if (existsSync(join(root, file))) add(join(root, file))
  return hash.digest('hex')
}
