import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shots } from './env.ts'
import { hasChromium, openWorld, type World } from './browser.ts'

/** Bytes of gzipped JavaScript, fonts and styles not counted. */
const budget = 200 * 1024
/** A file for every small module costs more time than its bytes. */
const mostFiles = 16

describe.skipIf(!hasChromium)('first load', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld('index.html')
  })
  afterAll(() => world.close())

  test.each(['/sounds', '/login', '/s/AbCdEfGhIjKlMnOpQrStUvWxYz012340'])(
    'of %s stays within the budget',
    async (path) => {
      const page = await world.browser.newPage()
      const sizes = new Map<string, number>()
      page.on('response', async (response) => {
        if (new URL(response.url()).pathname.endsWith('.js') && !response.url().endsWith('/sw.js'))
          sizes.set(response.url(), gzipSync(await response.body()).length)
      })
      await page.goto(world.url + path)
      await page.waitForLoadState('networkidle')
      await page.close()
      const total = [...sizes.values()].reduce((sum, size) => sum + size, 0)
      console.log(`${path}: ${(total / 1024).toFixed(1)} KB of JavaScript in ${sizes.size} files`)
      if (shots !== undefined)
        for (const [url, size] of [...sizes].sort((a, b) => b[1] - a[1]).slice(0, 25))
          console.log(`  ${(size / 1024).toFixed(1)} ${new URL(url).pathname}`)
      expect(total).toBeGreaterThan(10 * 1024)
      expect(total).toBeLessThanOrEqual(budget)
      expect(sizes.size).toBeLessThanOrEqual(mostFiles)
    },
  )
})
