import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'
import { buildForProduction, chromium, hasChromium } from './env.ts'

const app = join(import.meta.dirname, '..')
const pages = ['index.html', 'gallery.html'] as const
type Entry = (typeof pages)[number]

declare module 'vitest' {
  interface ProvidedContext {
    /** The folder that each page of the app was built into. */
    built: Record<Entry, string>
  }
}

/** Builds the app and the gallery of its parts once, for all that open them. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (!hasChromium) {
    console.warn(`No Chromium at ${chromium}: the tests of the interface in a browser are skipped. Set CHROMIUM_PATH.`)
    return undefined
  }
  buildForProduction()
  const folder = await mkdtemp(join(tmpdir(), 'stemma-web-'))
  for (const page of pages) {
    await build({
      root: app,
      configFile: join(app, 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: join(folder, page), emptyOutDir: true, rolldownOptions: { input: join(app, page) } },
    })
  }
  project.provide('built', { 'index.html': join(folder, 'index.html'), 'gallery.html': join(folder, 'gallery.html') })
  return () => rm(folder, { recursive: true, force: true })
}
