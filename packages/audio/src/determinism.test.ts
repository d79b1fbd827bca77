import { webcrypto } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { build } from 'vite'
import { afterAll, expect, test } from 'vitest'
import { CHROMIUM_PATH } from './testing/env.ts'
import { goldenHashes, goldenRecipes } from './testing/golden.ts'
import { renderedHashes } from './testing/rendered-hashes.ts'

const hasChromium = existsSync(CHROMIUM_PATH)

afterAll(() => {
  if (!hasChromium) console.log(`Skipped: rendering in Chromium, because there is none at ${CHROMIUM_PATH}.`)
})

test('every golden recipe has a hash of its own', () => {
  expect(new Set(goldenHashes).size).toBe(goldenRecipes.length)
})

test('Node renders the golden recipes to the bit', async () => {
  expect(await renderedHashes((samples) => webcrypto.subtle.digest('SHA-256', samples))).toEqual(goldenHashes)
})

/** The renderer as one script for a browser. */
async function bundled(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'silent',
    root: import.meta.dirname,
    build: {
      write: false,
      lib: { entry: `${import.meta.dirname}/testing/rendered-hashes.ts`, formats: ['iife'], name: 'golden' },
    },
  })
  const first = Array.isArray(output) ? output[0] : output
  if (first === undefined || !('output' in first)) throw new Error('vite built nothing')
  return first.output[0].code
}

test.skipIf(!hasChromium)('Chromium renders the golden recipes to the bit', { timeout: 120_000 }, async () => {
  const script = await bundled()
  // crypto.subtle exists only for trustworthy origins, of which loopback is one.
  const server = createServer((request, response) => {
    response.setHeader('content-type', request.url === '/golden.js' ? 'text/javascript' : 'text/html')
    response.end(request.url === '/golden.js' ? script : '<script src="/golden.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const browser = await chromium.launch({
    executablePath: CHROMIUM_PATH,
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  })
  try {
    const page = await browser.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    expect(await page.evaluate(`golden.renderedHashes((samples) => crypto.subtle.digest('SHA-256', samples))`)).toEqual(
      goldenHashes,
    )
  } finally {
    await browser.close()
    server.close()
  }
})
