import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium as engine, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { chromium } from './env.ts'
import { serveWorld } from './world/server.ts'

const app = join(import.meta.dirname, '..')

/** Real Chromium, or a sentence about what is skipped without it. */
export const hasChromium = existsSync(chromium)
if (!hasChromium)
  console.warn(`No Chromium at ${chromium}: the tests of the interface in a browser are skipped. Set CHROMIUM_PATH.`)

export type World = { url: string; browser: Browser; close: () => Promise<void> }

/** Builds one page of the app into a temporary folder, serves it over the fixed world and starts Chromium. */
export const openWorld = async (page: 'index.html' | 'gallery.html'): Promise<World> => {
  const outDir = await mkdtemp(join(tmpdir(), 'stemma-web-'))
  await build({
    root: app,
    configFile: join(app, 'vite.config.ts'),
    logLevel: 'error',
    build: { outDir, emptyOutDir: true, rolldownOptions: { input: join(app, page) } },
  })
  const server = await serveWorld(outDir, page)
  const browser = await engine.launch({
    executablePath: chromium,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--autoplay-policy=no-user-gesture-required',
    ],
  })
  return {
    url: server.url,
    browser,
    close: async () => {
      await browser.close()
      await server.close()
      await rm(outDir, { recursive: true, force: true })
    },
  }
}

/** A page that fails its test when the app throws or logs an error. */
export const openPage = async (
  world: World,
  path: string,
  options: Parameters<Browser['newPage']>[0] = {},
): Promise<Page> => {
  const page = await world.browser.newPage({ viewport: { width: 1440, height: 900 }, ...options })
  page.on('pageerror', (error) => {
    throw error
  })
  await page.goto(world.url + path)
  return page
}
