import { chromium as engine, type Browser, type Page } from 'playwright-core'
import { inject } from 'vitest'
import { chromium, hasChromium } from './env.ts'
import { serveWorld } from './world/server.ts'

export { hasChromium }

export type World = { url: string; browser: Browser; close: () => Promise<void> }

/** Serves one page of the built app over the fixed world and starts Chromium. */
export const openWorld = async (page: 'index.html' | 'gallery.html'): Promise<World> => {
  const server = await serveWorld(inject('built')[page], page)
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

/** A page as a new browser would have it, but for the files of the app: to load and compile those for every test takes longer than the tests. */
export const begin = async (world: World, page: Page, path: string): Promise<void> => {
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.goto('about:blank')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Storage.clearDataForOrigin', { origin: world.url, storageTypes: 'all' })
  await devtools.detach()
  await page.goto(world.url + path)
}
